import type {
  Digest,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import { batches } from '../../database';
import type { WorkloadScope } from './WorkloadScope';

/** What some containers run. */
export interface OwnedImage {
  readonly entityRef?: string;
  readonly ownerRef?: string;
  readonly registry?: string;
  readonly repository?: string;
  readonly digest?: Digest;
  /** Release that it was built on, when one is proven. */
  readonly release?: ReleaseId;
  readonly containers: number;
}

const GROUPED = [
  'w.entity_ref',
  'w.owner_ref',
  'u.registry',
  'u.repository',
  'u.resolved_digest',
  'v.release_id',
];

/** What the workloads of a scope run of some owners, and which of it is built on which image. */
export class DerivedQueries {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  /** Images that entities, or whatever else of owners, run; init and ephemeral containers aside. */
  async ownedImages(of: {
    readonly entities: readonly string[];
    readonly owners: readonly string[];
  }): Promise<OwnedImage[]> {
    const rows: OwnedRow[] = await this.#scope
      .judgedUsages()
      .where('u.container_type', 'container')
      .where(whose =>
        whose
          .whereIn('w.entity_ref', [...of.entities])
          .orWhereIn('w.owner_ref', [...of.owners]),
      )
      .groupBy(GROUPED)
      .select(GROUPED)
      .count({ containers: '*' });
    return rows.map(row => ({
      entityRef: row.entity_ref ?? undefined,
      ownerRef: row.owner_ref ?? undefined,
      registry: row.registry ?? undefined,
      repository: row.repository ?? undefined,
      digest: row.resolved_digest ?? undefined,
      release: row.release_id ?? undefined,
      containers: Number(row.containers),
    }));
  }

  /**
   * Of some images, those that begin with all layers of a base, by the base; of an
   * index, any platform counts. A base of which no layer is known is missing.
   */
  async builtOn(
    digests: readonly Digest[],
    bases: readonly Digest[],
  ): Promise<Map<Digest, ReadonlySet<Digest>>> {
    const { knex } = this.#scope;
    const baseOf = await this.#manifests(bases);
    const imageOf = await this.#manifests(digests);
    const built = new Map<Digest, Set<Digest>>();
    for (const batch of batches(baseOf.keys())) {
      const tops: { digest: Digest; chain_id: string }[] = await knex('images')
        .whereIn('digest', batch)
        .whereNotNull('chain_id')
        .select('digest', 'chain_id');
      for (const { digest } of tops) {
        baseOf
          .get(digest)
          ?.forEach(base =>
            built.set(base, built.get(base) ?? new Set<Digest>()),
          );
      }
      for (const images of batches(imageOf.keys())) {
        const chains: { digest: Digest; chain_id: string }[] = await knex(
          'image_chains',
        )
          .whereIn('digest', images)
          .whereIn(
            'chain_id',
            tops.map(({ chain_id }) => chain_id),
          )
          .select('digest', 'chain_id');
        for (const { digest, chain_id: chain } of chains) {
          tops
            .filter(top => top.chain_id === chain)
            .flatMap(top => [...(baseOf.get(top.digest) ?? [])])
            .forEach(base =>
              imageOf
                .get(digest)
                ?.forEach(image => built.get(base)?.add(image)),
            );
        }
      }
    }
    return built;
  }

  /** Owners that run each of some images, or what begins with all layers of one. */
  async ownersOn(bases: readonly Digest[]): Promise<Map<Digest, string[]>> {
    const carried = await this.#carriers(bases);
    const owners = new Map<Digest, Set<string>>();
    for (const batch of batches(carried.keys())) {
      const rows: { resolved_digest: Digest; owner_ref: string }[] =
        await this.#scope
          .judgedUsages()
          .whereIn('u.resolved_digest', batch)
          .whereNotNull('w.owner_ref')
          .distinct('u.resolved_digest', 'w.owner_ref');
      for (const { resolved_digest: digest, owner_ref: owner } of rows) {
        carried
          .get(digest)
          ?.forEach(base =>
            owners.set(
              base,
              (owners.get(base) ?? new Set<string>()).add(owner),
            ),
          );
      }
    }
    return new Map([...owners].map(([base, refs]) => [base, [...refs]]));
  }

  /** Images that are one of the bases or begin with all layers of one, each with those bases. */
  async #carriers(
    bases: readonly Digest[],
  ): Promise<Map<Digest, ReadonlySet<Digest>>> {
    const { knex } = this.#scope;
    const baseOf = await this.#manifests(bases);
    const carriers = new Map<Digest, ReadonlySet<Digest>>(baseOf);
    const add = (digest: Digest, from: ReadonlySet<Digest>) =>
      carriers.set(digest, new Set([...(carriers.get(digest) ?? []), ...from]));
    for (const batch of batches(baseOf.keys())) {
      const built: { digest: Digest; base: Digest }[] = await knex
        .from({ i: 'images' })
        .join({ c: 'image_chains' }, 'c.chain_id', 'i.chain_id')
        .whereIn('i.digest', batch)
        .select('c.digest')
        .select({ base: 'i.digest' });
      built.forEach(({ digest, base }) =>
        add(digest, baseOf.get(base) ?? new Set<Digest>()),
      );
    }
    for (const batch of batches([...carriers.keys()])) {
      const indexes: { index_digest: Digest; manifest_digest: Digest }[] =
        await knex('image_manifests').whereIn('manifest_digest', batch);
      indexes.forEach(({ index_digest: index, manifest_digest: manifest }) =>
        add(index, carriers.get(manifest) ?? new Set<Digest>()),
      );
    }
    return carriers;
  }

  /** Images themselves and their platforms, each with the images that it stands for. */
  async #manifests(
    digests: readonly Digest[],
  ): Promise<Map<Digest, ReadonlySet<Digest>>> {
    const known = new Map<Digest, Set<Digest>>(
      digests.map(digest => [digest, new Set([digest])]),
    );
    for (const batch of batches(new Set(digests))) {
      const rows: { index_digest: Digest; manifest_digest: Digest }[] =
        await this.#scope
          .knex('image_manifests')
          .whereIn('index_digest', batch);
      for (const { index_digest: index, manifest_digest: manifest } of rows) {
        known.set(
          manifest,
          (known.get(manifest) ?? new Set<Digest>()).add(index),
        );
      }
    }
    return known;
  }
}

interface OwnedRow {
  readonly entity_ref: string | null;
  readonly owner_ref: string | null;
  readonly registry: string | null;
  readonly repository: string | null;
  readonly resolved_digest: Digest | null;
  readonly release_id: ReleaseId | null;
  readonly containers: number | string;
}
