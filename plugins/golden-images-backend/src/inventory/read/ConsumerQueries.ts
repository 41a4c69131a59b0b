import type {
  ReleaseConsumer,
  ReleaseId,
  RunningImages,
} from '@image-governance/plugin-golden-images-common';
import { batches } from '../../database';
import type { WorkloadScope } from './WorkloadScope';

/** Who runs one release, among the workloads of a scope. */
export class ConsumerQueries {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  /** By owner and environment, most workloads first; a workload counts once. */
  async of(release: ReleaseId): Promise<ReleaseConsumer[]> {
    const users = this.#scope
      .judgedUsages()
      .where('v.release_id', release)
      .distinct('u.workload_id');
    const rows: ConsumerRow[] = await this.#scope.knex
      .from(users.as('r'))
      .join({ w: 'workloads' }, 'w.id', 'r.workload_id')
      .groupBy('w.owner_ref', 'w.environment', 'w.production')
      .orderBy('workloads', 'desc')
      .orderBy(['w.owner_ref', 'w.environment'])
      .select('w.owner_ref', 'w.environment', 'w.production')
      .count({ workloads: '*' })
      .sum({ pods: 'w.pods' });
    return rows.map(row => ({
      ownerRef: row.owner_ref ?? undefined,
      environment: row.environment,
      production: Boolean(row.production),
      workloads: Number(row.workloads),
      pods: Number(row.pods),
    }));
  }

  /** Owners that run each of some releases, or what is built on one. */
  async ownersOf(
    releases: readonly ReleaseId[],
  ): Promise<Map<ReleaseId, string[]>> {
    const owners = new Map<ReleaseId, string[]>();
    for (const batch of batches(releases)) {
      const rows: { release_id: ReleaseId; owner_ref: string }[] =
        await this.#scope
          .judgedUsages()
          .whereIn('v.release_id', batch)
          .whereNotNull('w.owner_ref')
          .distinct('v.release_id', 'w.owner_ref');
      for (const { release_id: release, owner_ref: owner } of rows) {
        owners.set(release, [...(owners.get(release) ?? []), owner]);
      }
    }
    return owners;
  }

  /** How many different images run that were built on it; its own digests are none of them. */
  async imagesBuiltOn(
    release: ReleaseId,
    ownDigests: readonly string[],
  ): Promise<number> {
    const [{ count }] = await this.#scope
      .judgedUsages()
      .where('v.release_id', release)
      .whereNotIn('u.resolved_digest', [...ownDigests])
      .countDistinct({ count: 'u.resolved_digest' });
    return Number(count);
  }

  /** Different images that run in production, by their base release. Those of unknown content count by their reference. */
  async productionImages(): Promise<RunningImages[]> {
    const images = this.#scope
      .judgedUsages()
      .where('w.production', true)
      .distinct('v.release_id', 'u.resolved_digest')
      .select({
        reference: this.#scope.knex.raw(
          'case when u.resolved_digest is null then u.image end',
        ),
      });
    const unresolved = this.#scope.knex.raw(
      'case when i.resolved_digest is null then 1 else 0 end',
    );
    const rows: ImagesRow[] = await this.#scope.knex
      .from(images.as('i'))
      .groupBy('i.release_id', unresolved)
      .select({ release_id: 'i.release_id', unresolved })
      .count({ images: '*' });
    return rows.map(row => ({
      ...(row.release_id !== null && { release: row.release_id }),
      ...(Number(row.unresolved) === 1 && { withoutDigest: true }),
      images: Number(row.images),
    }));
  }
}

/** PostgreSQL counts in text. */
interface ImagesRow {
  readonly release_id: string | null;
  readonly unresolved: boolean | number;
  readonly images: number | string;
}

/** A grouped row; PostgreSQL gives sums as text, SQLite booleans as numbers. */
interface ConsumerRow {
  readonly owner_ref: string | null;
  readonly environment: string;
  readonly production: boolean | number;
  readonly workloads: number | string;
  readonly pods: number | string;
}
