import type { NewCheckReport } from '@image-governance/plugin-golden-images-common';
import type { ReportIntake } from './ReportIntake';
import type { ReportStore } from './ReportStore';
import type { RequestChanges } from './RequestChanges';
import type { Asker } from './RequestDecisions';

/** Options of {@link CheckReports}. */
export interface CheckReportsOptions {
  readonly intake: ReportIntake;
  readonly reports: ReportStore;
  readonly changes: RequestChanges;
}

/** What CI reports of the checks of a request (R-REQ-15..18). A call that is sent again changes nothing. */
export class CheckReports {
  readonly #options: CheckReportsOptions;

  constructor(options: CheckReportsOptions) {
    this.#options = options;
  }

  /**
   * Puts what CI found on record, and moves the request as far as that decides.
   * A report of a former revision, or one that is late, decides nothing.
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError when its key names another report
   */
  async report(
    id: string,
    wanted: NewCheckReport,
    asker: Asker,
  ): Promise<void> {
    const { intake, changes, reports } = this.#options;
    const base = await intake.baseOf(id);
    await intake.decide<void>(
      'customization.check',
      id,
      asker,
      async (tx, actor) => {
        const request = await changes.lock(tx, id);
        if (await intake.isKnown(tx, request, wanted)) {
          return { result: undefined, unchanged: true };
        }
        await intake.keep(tx, request, actor, {
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
}
