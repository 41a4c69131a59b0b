import type {
  CheckReport,
  DatedCheckReport,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { toNumber } from './RequestStore';

/** How many reports of a revision are looked at: of each part the newest counts. */
const NEWEST = 50;

/** What CI reported about requests, each call as it came. Kept for ever. */
export class ReportStore {
  /** The newest reports of checks of a revision, oldest first. */
  async checks(
    request: { readonly id: string; readonly revision: number },
    connection: Knex,
  ): Promise<DatedCheckReport[]> {
    const found: { report: string; at: string }[] = await connection(
      'customization_reports',
    )
      .where({
        request_id: toNumber(request.id),
        revision: request.revision,
        kind: 'checks',
      })
      .orderBy('id', 'desc')
      .limit(NEWEST)
      .select('report', 'at');
    return found.reverse().map(({ report, at }) => {
      const reported: CheckReport = JSON.parse(report);
      return { report: reported, at };
    });
  }

  /** What was reported under a key; `undefined` while nothing was. */
  async byKey(
    request: string,
    key: string,
    connection: Knex,
  ): Promise<{ readonly report: unknown } | undefined> {
    const row: { report: string } | undefined = await connection(
      'customization_reports',
    )
      .where({ request_id: toNumber(request), key })
      .first('report');
    return row && { report: JSON.parse(row.report) };
  }

  async add(
    tx: Knex.Transaction,
    request: string,
    report: {
      readonly key: string;
      readonly revision: number;
      readonly kind: 'checks' | 'progress';
      readonly report: unknown;
      readonly reporter: string;
      readonly at: string;
    },
  ): Promise<void> {
    await tx('customization_reports').insert({
      ...report,
      request_id: toNumber(request),
      report: JSON.stringify(report.report),
    });
  }

  /** Keeps the licences of packages that a request asks for. */
  async keepLicences(
    tx: Knex.Transaction,
    request: string,
    licences: NonNullable<CheckReport['licences']>,
  ): Promise<void> {
    for (const { package: name, licence } of licences) {
      await tx('customization_packages')
        .where({ request_id: toNumber(request), name })
        .update({ licence });
    }
  }
}
