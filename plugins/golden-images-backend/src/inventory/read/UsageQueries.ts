import type {
  ContainerType,
  Evidence,
  Finding,
  ReleaseId,
  UnknownReason,
  Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches } from '../../database';
import { whereDigestsDiffer } from './digestsDiffer';
import type { WorkloadScope } from './WorkloadScope';

/** A usage with its judgment as the database has them. */
export interface UsageRecord {
  readonly id: number;
  readonly workload_id: number;
  readonly source_id: number;
  readonly container: string;
  readonly container_type: ContainerType;
  readonly image: string;
  readonly running_digest: string | null;
  readonly resolved_digest: string | null;
  readonly pods: number;
  readonly first_seen_at: string;
  readonly last_seen_at: string | null;
  readonly ended_at: string | null;
  readonly production: boolean | number;
  /** Absent while it is not judged yet. */
  readonly judgment?: StoredJudgment;
}

/** A judgment as it was made, without what depends on the time. */
export interface StoredJudgment {
  readonly verdict: Verdict;
  readonly unknownReason?: UnknownReason;
  readonly release?: ReleaseId;
  readonly pinned: boolean;
  readonly evidence: readonly Evidence[];
  readonly explanation: readonly string[];
  readonly findings: readonly Finding[];
  readonly judgedUnder: string;
}

/** Most former usages that an answer has. */
const MOST_FORMER = 500;

/** The usages of workloads with their judgments. */
export class UsageQueries {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  /** What these workloads ran at the moment, by container. */
  async ofWorkloads(workloads: readonly number[]): Promise<UsageRecord[]> {
    const records: UsageRecord[] = [];
    for (const batch of batches(workloads)) {
      records.push(
        ...(await select(
          this.#scope
            .judgedUsages()
            .whereIn('u.workload_id', batch)
            .orderBy(['u.workload_id', 'u.container', 'u.id']),
        )),
      );
    }
    return records;
  }

  /** What these workloads ran before, last ended first. */
  async formerOf(workloads: readonly number[]): Promise<UsageRecord[]> {
    return select(
      this.#scope.knex
        .from({ u: 'usages' })
        .join({ w: 'workloads' }, 'w.id', 'u.workload_id')
        .leftJoin({ v: 'verdicts' }, 'v.usage_id', 'u.id')
        .whereIn('u.workload_id', [...workloads])
        .where('u.state', 'ended')
        .where('u.ended_at', '<=', this.#scope.asOf.at)
        .orderBy('u.ended_at', 'desc')
        .orderBy('u.id', 'desc')
        .limit(MOST_FORMER),
    );
  }

  /** Those of the usages whose image runs elsewhere with other digests only (R-TAG-09). */
  async withDifferingDigests(
    workloads: readonly number[],
  ): Promise<Set<number>> {
    const ids = new Set<number>();
    for (const batch of batches(workloads)) {
      const rows: { id: number }[] = await whereDigestsDiffer(this.#scope)
        .whereIn('u.workload_id', batch)
        .select('u.id');
      rows.forEach(row => ids.add(row.id));
    }
    return ids;
  }
}

interface UsageRow extends Omit<UsageRecord, 'judgment'> {
  readonly verdict: Verdict | null;
  readonly unknown_reason: UnknownReason | null;
  readonly release_id: ReleaseId | null;
  readonly pinned: boolean | number;
  readonly evidence: string;
  readonly explanation: string;
  readonly findings: string;
  readonly judged_under: string;
}

async function select(query: Knex.QueryBuilder): Promise<UsageRecord[]> {
  const rows: UsageRow[] = await query.select('u.*', 'w.production', {
    verdict: 'v.verdict',
    unknown_reason: 'v.unknown_reason',
    release_id: 'v.release_id',
    pinned: 'v.pinned',
    evidence: 'v.evidence',
    explanation: 'v.explanation',
    findings: 'v.findings',
    judged_under: 'v.judged_under',
  });
  return rows.map(({ verdict, ...row }) => ({
    ...row,
    judgment: verdict === null ? undefined : judgmentOf({ ...row, verdict }),
  }));
}

function judgmentOf(
  row: Omit<UsageRow, 'verdict'> & { verdict: Verdict },
): StoredJudgment {
  return {
    verdict: row.verdict,
    unknownReason: row.unknown_reason ?? undefined,
    release: row.release_id ?? undefined,
    pinned: Boolean(row.pinned),
    evidence: JSON.parse(row.evidence),
    explanation: JSON.parse(row.explanation),
    findings: JSON.parse(row.findings),
    judgedUnder: row.judged_under,
  };
}
