import type {
  Digest,
  Incompatibility,
  ReleaseId,
  ReportStatus,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';

interface ReportRow {
  readonly id: number;
  readonly release_id: ReleaseId;
  readonly key: string;
  readonly digest: Digest;
  readonly kind: Incompatibility['kind'];
  readonly title: string;
  readonly stack: string | null;
  readonly steps: string;
  readonly severity: Incompatibility['severity'];
  readonly reporter: string;
  readonly reported_at: string;
  readonly status: ReportStatus;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly decided_reason: string | null;
}

/** A report with its number. */
export interface RecordedReport extends Incompatibility {
  readonly id: number;
}

/** Which reports are wanted. */
export interface ReportQuery {
  readonly release: ReleaseId;
  readonly status?: readonly string[];
}

/** What app teams reported. Only the status of a report changes, and none is deleted. */
export class IncompatibilityStore {
  /** The report, which nobody else changes until the transaction ends. */
  async lock(
    tx: Knex.Transaction,
    where: { readonly release: ReleaseId; readonly id: number },
  ): Promise<RecordedReport | undefined> {
    const { release, id } = where;
    await rows(tx)
      .where({ release_id: release, id })
      .update({ key: tx.ref('key') });
    const row = await rows(tx).where({ release_id: release, id }).first();
    return row && fromRow(row);
  }

  async byKey(
    connection: Knex,
    release: ReleaseId,
    key: string,
  ): Promise<RecordedReport | undefined> {
    const row = await rows(connection)
      .where({ release_id: release, key })
      .first();
    return row && fromRow(row);
  }

  /** @returns whether it was added: false when one of its key is there */
  async add(
    tx: Knex.Transaction,
    release: ReleaseId,
    report: Incompatibility,
  ): Promise<boolean> {
    const added = await rows(tx)
      .insert({
        release_id: release,
        key: report.key,
        digest: report.digest,
        kind: report.kind,
        title: report.title,
        stack: report.stack ?? null,
        steps: report.steps,
        severity: report.severity,
        reporter: report.reporter,
        reported_at: report.reportedAt,
        status: report.status,
      })
      .onConflict(['release_id', 'key'])
      .ignore()
      .returning('id');
    return added.length > 0;
  }

  async setStatus(
    tx: Knex.Transaction,
    id: number,
    status: ReportStatus,
    decided: { readonly by: string; at: string; readonly reason?: string },
  ): Promise<void> {
    await rows(tx)
      .where({ id })
      .update({
        status,
        decided_by: decided.by,
        decided_at: decided.at,
        decided_reason: decided.reason ?? null,
      });
  }

  /** The next reports before a number, last reported first. */
  async page(
    query: ReportQuery,
    page: { readonly before?: number; readonly limit: number },
    connection: Knex,
  ): Promise<RecordedReport[]> {
    const select = matching(query, connection)
      .orderBy('id', 'desc')
      .limit(page.limit);
    if (page.before !== undefined) {
      select.where('id', '<', page.before);
    }
    return (await select).map(fromRow);
  }

  async count(query: ReportQuery, connection: Knex): Promise<number> {
    const [{ total }] = await matching(query, connection).count({ total: '*' });
    return Number(total);
  }
}

function rows(connection: Knex) {
  return connection<ReportRow>('incompatibility_reports');
}

function matching({ release, status }: ReportQuery, connection: Knex) {
  const query = rows(connection).where({ release_id: release });
  return status ? query.whereIn('status', [...status]) : query;
}

function fromRow(row: ReportRow): RecordedReport {
  return {
    id: row.id,
    key: row.key,
    digest: row.digest,
    kind: row.kind,
    title: row.title,
    stack: row.stack ?? undefined,
    steps: row.steps,
    severity: row.severity,
    reporter: row.reporter,
    reportedAt: row.reported_at,
    status: row.status,
    decided:
      row.decided_by !== null && row.decided_at !== null
        ? {
            by: row.decided_by,
            at: row.decided_at,
            reason: row.decided_reason ?? undefined,
          }
        : undefined,
  };
}
