import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  canonicalJson,
  goldenImagesCustomizationReportPermission,
  keyProblem,
  webAddressProblem,
  type BaseStanding,
  type CustomizationRequest,
  type NewCheckReport,
  type NewRequestProgress,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { Actor, Decided, Decisions } from '../../audit';
import type { BaseStandings } from './BaseStandings';
import type { ReportStore } from './ReportStore';
import { unknownRequest } from './RequestChanges';
import type { Asker } from './RequestDecisions';
import type { RequestStore } from './RequestStore';

const WHAT = 'report on a customization request';

/** Options of {@link ReportIntake}. */
export interface ReportIntakeOptions {
  readonly knex: Knex;
  readonly store: RequestStore;
  readonly reports: ReportStore;
  readonly bases: BaseStandings;
  readonly decisions: Decisions;
  readonly now: () => Date;
}

/** Takes what CI reports: from those who may, each call once, and kept as it came. */
export class ReportIntake {
  readonly #options: ReportIntakeOptions;

  constructor(options: ReportIntakeOptions) {
    this.#options = options;
  }

  /** What is known of the base of a request; to be asked before the transaction. @throws NotFoundError */
  async baseOf(id: string): Promise<BaseStanding> {
    const { store, knex, bases } = this.#options;
    const request = await store.get(id, knex);
    if (!request) {
      throw unknownRequest(id);
    }
    return bases.of(request.base);
  }

  /** Whether a call came before. @throws InputError; ConflictError when its key names another call */
  async isKnown(
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

  /** Puts a call on record. */
  async keep(
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

  /** @throws NotAllowedError, and what `work` throws */
  decide<T>(
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
        requireReporter(actor);
        return work(tx, actor);
      },
    );
  }
}

/**
 * What is reported decides, so that the team that asks cannot report it.
 * @throws NotAllowedError
 */
export function requireReporter({
  kind,
  roles,
}: Pick<Actor, 'kind' | 'roles'>): void {
  if (kind !== 'service' && !roles.includes('platform')) {
    throw new NotAllowedError(
      `Only the platform role, and services that are permitted to, may ${WHAT}`,
    );
  }
}
