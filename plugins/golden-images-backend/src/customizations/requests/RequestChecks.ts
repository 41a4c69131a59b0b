import {
  baseChecks,
  inOrder,
  reportedChecks,
  type BaseStanding,
  type CheckResult,
  type CheckRules,
  type CustomizationRequest,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { ReportStore } from './ReportStore';

/** Judges the checks of a request (R-REQ-14..18): what is on record, by the rules of now. */
export class RequestChecks {
  readonly #reports: ReportStore;
  readonly #rules: CheckRules;

  constructor(options: {
    readonly reports: ReportStore;
    readonly rules: CheckRules;
  }) {
    this.#reports = options.reports;
    this.#rules = options.rules;
  }

  async of(
    request: Pick<CustomizationRequest, 'id' | 'revision' | 'packages'>,
    base: BaseStanding,
    connection: Knex,
  ): Promise<CheckResult[]> {
    const reports = await this.#reports.checks(request, connection);
    const packages = request.packages.map(({ name }) => name);
    return inOrder([
      ...baseChecks(base),
      ...reportedChecks(reports, packages, this.#rules),
    ]);
  }

  /** Severities of which one finding is too many. */
  get blockSeverities(): CheckRules['blockSeverities'] {
    return this.#rules.blockSeverities;
  }
}
