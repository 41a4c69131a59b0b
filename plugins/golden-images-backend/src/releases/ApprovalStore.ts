import type {
  Digest,
  VariantApproval,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches, type GovernanceDatabase } from '../database';

interface ApprovalRow {
  readonly id: string;
  readonly repository: string;
  readonly digest: Digest | null;
  readonly tag: string | null;
  readonly approved_at: string;
  readonly expires_at: string | null;
  readonly approvers: string;
  readonly reason: string | null;
  readonly link: string | null;
  readonly withdrawn_at: string | null;
  /** Of the portal's own; `null` for those of the governance file. */
  readonly request_id: number | null;
}

/** Approvals of variants, by the governance file and by requests. One that leaves the file is withdrawn, and stays on record. */
export class ApprovalStore {
  readonly #database: GovernanceDatabase;

  static create(options: { database: GovernanceDatabase }): ApprovalStore {
    return new ApprovalStore(options.database);
  }

  private constructor(database: GovernanceDatabase) {
    this.#database = database;
  }

  /** Approvals of these repositories (without host) that were not withdrawn, oldest first, by repository. */
  async of(
    repositories: Iterable<string>,
  ): Promise<Map<string, VariantApproval[]>> {
    const approvals = new Map<string, VariantApproval[]>();
    for (const batch of batches(new Set(repositories))) {
      const rows: ApprovalRow[] = await this.#database
        .knex('variant_approvals')
        .whereIn('repository', batch)
        .whereNull('withdrawn_at')
        .orderBy(['approved_at', 'id']);
      for (const row of rows) {
        const known = approvals.get(row.repository) ?? [];
        approvals.set(row.repository, [...known, fromRow(row)]);
      }
    }
    return approvals;
  }

  /** Whether an approval began or ended to hold by the passing of time, after `since` and until `at`. */
  async changedBetween(
    connection: Knex,
    since: string,
    at: string,
  ): Promise<boolean> {
    const row = await connection('variant_approvals')
      .whereNull('withdrawn_at')
      .where(query =>
        query
          .where(expired =>
            expired
              .where('expires_at', '>', since)
              .where('expires_at', '<=', at),
          )
          .orWhere(begun =>
            begun
              .where('approved_at', '>', since)
              .where('approved_at', '<=', at),
          ),
      )
      .first('id');
    return row !== undefined;
  }

  /** Adds the approval of a request, which no governance file withdraws. */
  async add(
    tx: Knex.Transaction,
    request: number,
    approval: VariantApproval,
  ): Promise<void> {
    await tx('variant_approvals')
      .insert(toRow(approval, request))
      .onConflict('id')
      .merge();
  }

  /** Replaces the approvals on record by those of the file, those of requests aside. Returns whether anything is different now. */
  async replace(
    tx: Knex.Transaction,
    approvals: readonly VariantApproval[],
    at: string,
  ): Promise<boolean> {
    const stored: ApprovalRow[] = await tx('variant_approvals').whereNull(
      'request_id',
    );
    const byId = new Map(stored.map(row => [row.id, row]));
    const rows = approvals.map(each => toRow(each));
    const changed = rows.filter(row => !same(row, byId.get(row.id)));
    const ids = new Set(rows.map(row => row.id));
    const withdrawn = stored
      .filter(row => row.withdrawn_at === null && !ids.has(row.id))
      .map(row => row.id);
    for (const batch of batches(changed)) {
      await tx('variant_approvals').insert(batch).onConflict('id').merge();
    }
    for (const batch of batches(withdrawn)) {
      await tx('variant_approvals')
        .whereIn('id', batch)
        .update({ withdrawn_at: at });
    }
    return changed.length + withdrawn.length > 0;
  }
}

function toRow(
  approval: VariantApproval,
  request: number | null = null,
): ApprovalRow {
  return {
    id: approval.id,
    repository: approval.repository,
    digest: approval.digest ?? null,
    tag: approval.tag ?? null,
    approved_at: approval.approvedAt,
    expires_at: approval.expiresAt ?? null,
    approvers: JSON.stringify(approval.approvers),
    reason: approval.reason ?? null,
    link: approval.link ?? null,
    withdrawn_at: null,
    request_id: request,
  };
}

function fromRow(row: ApprovalRow): VariantApproval {
  return {
    id: row.id,
    repository: row.repository,
    digest: row.digest ?? undefined,
    tag: row.tag ?? undefined,
    approvedAt: row.approved_at,
    expiresAt: row.expires_at ?? undefined,
    approvers: JSON.parse(row.approvers),
    reason: row.reason ?? undefined,
    link: row.link ?? undefined,
  };
}

function same(row: ApprovalRow, stored: ApprovalRow | undefined): boolean {
  return (
    stored !== undefined &&
    row.repository === stored.repository &&
    row.digest === stored.digest &&
    row.tag === stored.tag &&
    row.approved_at === stored.approved_at &&
    row.expires_at === stored.expires_at &&
    row.approvers === stored.approvers &&
    row.reason === stored.reason &&
    row.link === stored.link &&
    stored.withdrawn_at === null
  );
}
