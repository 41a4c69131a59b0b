import { ConflictError } from '@backstage/errors';
import {
  REQUEST_STATE_TITLE,
  type CustomizationRequest,
  type NewRequestProgress,
  type Policy,
  type PullRequestSettings,
  type RequestState,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { ApprovedVariants } from '../variants';
import { publicationOf, type PublishedReference } from './publicationOf';
import type { ReportIntake } from './ReportIntake';
import type { RequestChanges } from './RequestChanges';
import type { RequestChecks } from './RequestChecks';
import type { Asker } from './RequestDecisions';
import type { RequestStore } from './RequestStore';

/** The states that CI reports, in their order. */
const STEPS = ['merged', 'built', 'published'] as const;

/** Options of {@link ProgressReports}. */
export interface ProgressReportsOptions {
  readonly intake: ReportIntake;
  readonly store: RequestStore;
  readonly checks: RequestChecks;
  readonly changes: RequestChanges;
  readonly variants: ApprovedVariants;
  readonly policy: Policy;
  readonly settings: PullRequestSettings;
  readonly now: () => Date;
}

/** What CI reports once a request is approved (R-REQ-22): merged, built, published. A call that is sent again changes nothing. */
export class ProgressReports {
  readonly #options: ProgressReportsOptions;

  constructor(options: ProgressReportsOptions) {
    this.#options = options;
  }

  /**
   * Records that it was merged, built or published; a step that is behind it changes nothing.
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError when it is not approved, or not as far
   */
  async report(
    id: string,
    wanted: NewRequestProgress,
    asker: Asker,
  ): Promise<void> {
    const { intake, changes, variants } = this.#options;
    const base = await intake.baseOf(id);
    const published = await intake.decide<PublishedReference | undefined>(
      'customization.progress',
      id,
      asker,
      async (tx, actor) => {
        const locked = await changes.lock(tx, id);
        if (await intake.isKnown(tx, locked, wanted)) {
          return { result: undefined, unchanged: true };
        }
        const { request } = await changes.settle(tx, locked, base, {
          actor: actor.ref,
        });
        requireCurrent(request, wanted);
        await intake.keep(tx, request, actor, {
          ...wanted,
          kind: 'progress',
          wanted,
        });
        const steps = stepsTo(request.state, wanted.step);
        if (steps.length === 0) {
          return { result: undefined, unchanged: true };
        }
        const publication = publicationOf(request, wanted, {
          ...this.#options,
          blockSeverities: this.#options.checks.blockSeverities,
        });
        let moved: CustomizationRequest = publication
          ? { ...request, variant: publication.variant }
          : request;
        for (const step of steps) {
          await this.#keepStep(tx, moved, step);
          moved = await changes.move(tx, moved, step, {
            actor: actor.ref,
          });
        }
        if (publication) {
          await variants.approve(tx, moved, publication.reference);
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
      await variants.approved(published);
    }
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
}

/** @throws ConflictError when it is another revision, not approved, or not merged */
function requireCurrent(
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
