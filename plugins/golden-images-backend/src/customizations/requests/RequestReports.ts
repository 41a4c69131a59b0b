import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  canonicalJson,
  formatReference,
  goldenImagesCustomizationReportPermission,
  keyProblem,
  parsePublication,
  REQUEST_STATE_TITLE,
  scanResultsText,
  webAddressProblem,
  type BaseStanding,
  type CustomizationRequest,
  type Digest,
  type ImageReference,
  type NewCheckReport,
  type NewRequestProgress,
  type Policy,
  type PullRequestSettings,
  type RequestState,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { Actor, Decided, Decisions } from '../../audit';
import type { ApprovedVariants } from '../variants';
import type { BaseStandings } from './BaseStandings';
import type { ReportStore } from './ReportStore';
import { unknownRequest, type RequestChanges } from './RequestChanges';
import type { RequestChecks } from './RequestChecks';
import type { Asker } from './RequestDecisions';
import type { RequestStore } from './RequestStore';

/** The states that CI reports, in their order. */
const STEPS = ['merged', 'built', 'published'] as const;
/** Where a variant is. */
type PublishedReference = ImageReference & { readonly digest: Digest };

const WHAT = 'report on a customization request';

/** Options of {@link RequestReports}. */
export interface RequestReportsOptions {
  readonly knex: Knex;
  readonly store: RequestStore;
  readonly reports: ReportStore;
  readonly bases: BaseStandings;
  readonly checks: RequestChecks;
  readonly changes: RequestChanges;
  readonly variants: ApprovedVariants;
  readonly decisions: Decisions;
  readonly policy: Policy;
  readonly settings: PullRequestSettings;
  readonly now: () => Date;
}

/** What CI reports: the checks of a request, and what it did once it was approved (R-REQ-15..22). A call that is sent again changes nothing. */
export class RequestReports {
  readonly #options: RequestReportsOptions;

  constructor(options: RequestReportsOptions) {
    this.#options = options;
  }

  /**
   * Puts what CI found on record, and moves the request as far as that decides.
   * A report of a former revision, or one that is late, decides nothing.
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError when its key names another report
   */
  async reportChecks(
    id: string,
    wanted: NewCheckReport,
    asker: Asker,
  ): Promise<void> {
    const base = await this.#baseOf(id);
    await this.#decide<void>(
      'customization.check',
      id,
      asker,
      async (tx, actor) => {
        const { changes, reports } = this.#options;
        const request = await changes.lock(tx, id);
        if (await this.#isKnown(tx, request, wanted)) {
          return { result: undefined, unchanged: true };
        }
        await this.#keep(tx, request, actor, {
          ...wanted,
          kind: 'checks',
          wanted,
        });
        if (request.revision === wanted.revision && wanted.licences) {
          await reports.keepLicences(tx, id, wanted.licences);
        }
        const settled = await changes.settle(tx, request, base, {
          actor: actor.ref,
        });
        const { key, revision, commit } = wanted;
        return {
          before: { state: request.state },
          after: {
            state: settled.request.state,
            key,
            revision,
            commit,
            checks: Object.fromEntries(
              settled.checks.map(({ check, state }) => [check, state]),
            ),
          },
          result: undefined,
        };
      },
    );
  }

  /**
   * Records that it was merged, built or published; a step that is behind it changes nothing.
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError when it is not approved, or not as far
   */
  async reportProgress(
    id: string,
    wanted: NewRequestProgress,
    asker: Asker,
  ): Promise<void> {
    const base = await this.#baseOf(id);
    const published = await this.#decide<PublishedReference | undefined>(
      'customization.progress',
      id,
      asker,
      async (tx, actor) => {
        const locked = await this.#options.changes.lock(tx, id);
        if (await this.#isKnown(tx, locked, wanted)) {
          return { result: undefined, unchanged: true };
        }
        const { request } = await this.#options.changes.settle(
          tx,
          locked,
          base,
          { actor: actor.ref },
        );
        this.#requireCurrent(request, wanted);
        await this.#keep(tx, request, actor, {
          ...wanted,
          kind: 'progress',
          wanted,
        });
        const steps = stepsTo(request.state, wanted.step);
        if (steps.length === 0) {
          return { result: undefined, unchanged: true };
        }
        const publication = this.#publicationOf(request, wanted);
        let moved = publication
          ? { ...request, variant: publication.variant }
          : request;
        for (const step of steps) {
          await this.#keepStep(tx, moved, step);
          moved = await this.#options.changes.move(tx, moved, step, {
            actor: actor.ref,
          });
        }
        if (publication) {
          await this.#options.variants.approve(
            tx,
            moved,
            publication.reference,
          );
        }
        const { step, commit, reference } = wanted;
        return {
          before: { state: locked.state },
          after: { state: moved.state, step, commit, reference },
          result: publication?.reference,
        };
      },
    );
    if (published) {
      await this.#options.variants.approved(published);
    }
  }

  #requireCurrent(
    request: CustomizationRequest,
    { step, revision }: NewRequestProgress,
  ): void {
    if (request.revision !== revision) {
      throw new ConflictError(
        `Request ${request.id} is at revision ${request.revision}; what was ${step} is ${revision}`,
      );
    }
    const first = STEPS.indexOf(step) === 0;
    const from = stageOf(request.state);
    if (from < 0 || (from === 0 && !first)) {
      throw new ConflictError(
        `Request ${request.id} is in the state “${
          REQUEST_STATE_TITLE[request.state]
        }”: ${
          from < 0
            ? 'it is merged once both teams have approved it'
            : 'it is not merged'
        }`,
      );
    }
  }

  /** @throws InputError for a reference that does not hold to the rules; ConflictError for findings that block */
  #publicationOf(request: CustomizationRequest, wanted: NewRequestProgress) {
    if (wanted.step !== 'published') {
      return undefined;
    }
    const { policy, settings, checks, now } = this.#options;
    const { reference: text, findings } = wanted;
    if (text === undefined || findings === undefined) {
      throw new InputError(
        'reference and findings: what is published has its reference with digest, and the counts of its scan by severity',
      );
    }
    const parsed = parsePublication(text, request, policy, settings);
    if (!parsed.ok) {
      throw new InputError(parsed.problem);
    }
    const scanResults = scanResultsText(findings);
    if (checks.blockSeverities.some(each => (findings[each] ?? 0) > 0)) {
      throw new ConflictError(
        `The scan of the built image has ${scanResults}: it is not published. Take fixed versions and build it again.`,
      );
    }
    const { reference } = parsed;
    return {
      reference,
      variant: {
        reference: formatReference(reference),
        scanResults,
        at: now().toISOString(),
      },
    };
  }

  async #keepStep(
    tx: Knex.Transaction,
    { id, variant }: CustomizationRequest,
    step: (typeof STEPS)[number],
  ): Promise<void> {
    const at = this.#options.now().toISOString();
    if (step === 'merged') {
      await this.#options.store.update(tx, id, { merged_at: at });
    }
    if (step === 'published' && variant) {
      await this.#options.store.update(tx, id, {
        variant: variant.reference,
        scan_results: variant.scanResults,
        published_at: variant.at,
      });
    }
  }

  /** @throws InputError; ConflictError when the key names another call */
  async #isKnown(
    tx: Knex.Transaction,
    request: CustomizationRequest,
    wanted: NewCheckReport | NewRequestProgress,
  ): Promise<boolean> {
    const { key, logUrl, revision } = wanted;
    const problem =
      keyProblem(key) ??
      (logUrl === undefined ? undefined : webAddressProblem(logUrl, 'logUrl'));
    if (problem) {
      throw new InputError(problem);
    }
    const known = await this.#options.reports.byKey(request.id, key, tx);
    if (known && canonicalJson(known.report) !== canonicalJson(wanted)) {
      throw new ConflictError(
        `'${key}' is on record as another report; give a new report a new key`,
      );
    }
    if (!known && (request.state === 'draft' || revision > request.revision)) {
      throw new ConflictError(
        `Revision ${revision} of request ${request.id} was not submitted`,
      );
    }
    return known !== undefined;
  }

  async #keep(
    tx: Knex.Transaction,
    request: CustomizationRequest,
    actor: Actor,
    report: {
      readonly key: string;
      readonly revision: number;
      readonly kind: 'checks' | 'progress';
      readonly wanted: NewCheckReport | NewRequestProgress;
    },
  ): Promise<void> {
    const { key, revision, kind, wanted } = report;
    await this.#options.reports.add(tx, request.id, {
      key,
      revision,
      kind,
      report: wanted,
      reporter: actor.ref,
      at: this.#options.now().toISOString(),
    });
  }

  async #baseOf(id: string): Promise<BaseStanding> {
    const { store, knex, bases } = this.#options;
    const request = await store.get(id, knex);
    if (!request) {
      throw unknownRequest(id);
    }
    return bases.of(request.base);
  }

  #decide<T>(
    action: string,
    id: string,
    { credentials, request }: Asker,
    work: (tx: Knex.Transaction, actor: Actor) => Promise<Decided<T>>,
  ): Promise<T> {
    return this.#options.decisions.make(
      {
        action,
        object: `customization:${id}`,
        what: WHAT,
        permission: goldenImagesCustomizationReportPermission,
        request,
      },
      credentials,
      async (tx, actor) => {
        // What is reported decides, so that the team that asks cannot report it.
        if (actor.kind !== 'service' && !actor.roles.includes('platform')) {
          throw new NotAllowedError(
            `Only the platform role, and services that are permitted to, may ${WHAT}`,
          );
        }
        return work(tx, actor);
      },
    );
  }
}

/** How far it is: 0 approved, 1 merged, 2 built, 3 published; -1 before all that. */
function stageOf(state: RequestState): number {
  if (state === 'approved') {
    return 0;
  }
  const step = STEPS.findIndex(each => each === state);
  return step < 0 ? -1 : step + 1;
}

/** What is left until a step, that one included. */
function stepsTo(
  state: RequestState,
  step: (typeof STEPS)[number],
): (typeof STEPS)[number][] {
  return STEPS.slice(stageOf(state), STEPS.indexOf(step) + 1);
}
