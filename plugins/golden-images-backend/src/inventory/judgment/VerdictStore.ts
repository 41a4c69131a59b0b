import type { Judgment } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches, type GovernanceDatabase } from '../../database';
import { outdateFiguresOf } from '../figures';
import { refreshWorkloads } from '../scan/WorkloadTotals';
import { INVALID } from './invalidate';
import type { Revision } from './Revision';

interface VerdictRow {
  readonly usage_id: number;
  readonly verdict: string;
  readonly unknown_reason: string | null;
  readonly release_id: string | null;
  readonly pinned: boolean;
  readonly evidence: string;
  readonly explanation: string;
  readonly findings: string;
  readonly judged_under: string;
}

/** A judgment, and the revision of the usage's facts that it was made by. */
export interface RevisedJudgment {
  readonly judgment: Judgment;
  readonly revision: number;
}

/** Judgments beside their usages. */
export class VerdictStore {
  readonly #database: GovernanceDatabase;
  readonly #revision: Revision;

  constructor(options: { database: GovernanceDatabase; revision: Revision }) {
    this.#database = options.database;
    this.#revision = options.revision;
  }

  /**
   * Keeps judgments, and brings the workloads of those that changed up to date.
   * @param under - what the facts of the judgments were read under. When that is no
   *   longer current, or the facts of one usage are others by now, what was judged
   *   by them is kept as a judgment to be made again.
   * @returns whether the judgment of something that runs changed
   */
  async write(
    judgments: ReadonlyMap<number, RevisedJudgment>,
    under: string,
  ): Promise<boolean> {
    return this.#database.transaction(async tx => {
      const current = await this.#revision.hold(tx);
      const revisions = await lockUsages(tx, judgments.keys());
      const before = await rowsOf(tx, judgments.keys());
      const changed: VerdictRow[] = [];
      const confirmed: number[] = [];
      for (const [id, { judgment, revision }] of judgments) {
        if (!revisions.has(id)) {
          continue;
        }
        const isCurrent = under === current && revision === revisions.get(id);
        const row = toRow(id, judgment, isCurrent ? under : INVALID);
        const old = before.get(id);
        if (!old || !sameJudgment(old, row)) {
          changed.push(row);
        } else if (isCurrent && old.judged_under !== under) {
          confirmed.push(id);
        }
      }
      for (const batch of batches(confirmed)) {
        await tx('verdicts')
          .whereIn('usage_id', batch)
          .update({ judged_under: under });
      }
      return writeChanged(tx, changed, judgments);
    });
  }
}

async function writeChanged(
  tx: Knex.Transaction,
  changed: readonly VerdictRow[],
  judgments: ReadonlyMap<number, RevisedJudgment>,
): Promise<boolean> {
  const touched = new Set<number>();
  for (const batch of batches(changed)) {
    const ids = batch.map(row => row.usage_id);
    await tx('verdicts').insert(batch).onConflict('usage_id').merge();
    await tx('usage_findings').whereIn('usage_id', ids).delete();
    const findings = ids.flatMap(id =>
      findingRows(id, judgments.get(id)?.judgment),
    );
    for (const part of batches(findings)) {
      await tx('usage_findings').insert(part);
    }
    const workloads: number[] = await tx('usages')
      .whereIn('id', ids)
      .where({ state: 'open' })
      .distinct()
      .pluck('workload_id');
    await refreshWorkloads(tx, workloads);
    workloads.forEach(id => touched.add(id));
  }
  await outdateFiguresOf(tx, touched);
  return touched.size > 0;
}

/**
 * Holds the usages as they are until the transaction ends, and returns the
 * revisions of their facts: nobody changes their facts, opens or ends them before
 * what is written of them can be seen. One that is not there any more is absent.
 */
async function lockUsages(
  tx: Knex.Transaction,
  ids: Iterable<number>,
): Promise<ReadonlyMap<number, number>> {
  const revisions = new Map<number, number>();
  for (const batch of batches(ids)) {
    const rows = await tx('usages')
      .whereIn('id', batch)
      .orderBy('id')
      .forShare()
      .select('id', 'facts_revision');
    rows.forEach(row => revisions.set(row.id, row.facts_revision));
  }
  return revisions;
}

async function rowsOf(
  tx: Knex.Transaction,
  ids: Iterable<number>,
): Promise<ReadonlyMap<number, VerdictRow>> {
  const rows = new Map<number, VerdictRow>();
  for (const batch of batches(ids)) {
    const found: VerdictRow[] = await tx('verdicts').whereIn('usage_id', batch);
    found.forEach(row => rows.set(row.usage_id, row));
  }
  return rows;
}

function toRow(
  usageId: number,
  judgment: Judgment,
  judgedUnder: string,
): VerdictRow {
  return {
    usage_id: usageId,
    verdict: judgment.verdict,
    unknown_reason: judgment.unknownReason ?? null,
    release_id: judgment.release ?? null,
    pinned: judgment.pinned,
    evidence: JSON.stringify(judgment.evidence),
    explanation: JSON.stringify(judgment.explanation),
    findings: JSON.stringify(judgment.findings),
    judged_under: judgedUnder,
  };
}

function sameJudgment(a: VerdictRow, b: VerdictRow): boolean {
  return (
    a.verdict === b.verdict &&
    a.unknown_reason === b.unknown_reason &&
    a.release_id === b.release_id &&
    Boolean(a.pinned) === Boolean(b.pinned) &&
    a.evidence === b.evidence &&
    a.explanation === b.explanation &&
    a.findings === b.findings
  );
}

function findingRows(usageId: number, judgment: Judgment | undefined) {
  const kinds = new Set(judgment?.findings.map(finding => finding.kind));
  return [...kinds].map(finding => ({ usage_id: usageId, finding }));
}
