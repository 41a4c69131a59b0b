import type {
  ImageUnreadableReason,
  ReleaseId,
  Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { ImageKey } from './ImageListQueries';
import { imageUses } from './imageUses';
import type { WorkloadScope } from './WorkloadScope';

/** Everything that a row of the list shows, as the database has it. */
export interface ImageRecord {
  readonly key: ImageKey;
  readonly workloads: number;
  readonly pods: number;
  readonly verdicts: ReadonlySet<Verdict>;
  readonly releases: ReadonlySet<ReleaseId>;
  readonly tags: ReadonlySet<string>;
  readonly content?: ContentRecord;
  readonly firstSeenAt?: string;
}

/** What is known of the content of an image, or why that is nothing. */
export interface ContentRecord {
  readonly kind: 'manifest' | 'index' | null;
  readonly read_at: string | null;
  readonly size_bytes: number | string | null;
  readonly unreadable_reason: ImageUnreadableReason | null;
  readonly unreadable_message: string | null;
}

interface KeyRow {
  readonly registry: string;
  readonly repository: string;
  readonly digest: string;
}

interface TotalRow extends KeyRow {
  readonly workloads: number | string;
  readonly pods: number | string;
}

interface UseRow extends KeyRow {
  readonly verdict: Verdict;
  readonly release_id: ReleaseId | null;
  readonly tag: string | null;
  readonly unresolved_reason: ImageUnreadableReason | null;
  readonly unresolved_message: string | null;
}

/** What is known of the images of one page: a fixed number of queries, whatever is on it. */
export class ImageRowQueries {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  /** In the order of the keys. */
  async records(keys: readonly ImageKey[]): Promise<ImageRecord[]> {
    const digests = keys.flatMap(([, , digest]) => digest || []);
    const [totals, uses, contents, tags, seen] = await Promise.all([
      this.#totals(keys),
      this.#uses(keys),
      this.#contents(digests),
      this.#tags(digests),
      this.#firstSeen(digests),
    ]);
    return keys.map(key => {
      const of = <T extends KeyRow>(rows: ReadonlyMap<string, readonly T[]>) =>
        rows.get(keyText(key)) ?? [];
      const used = of(uses);
      const [total] = of(totals);
      const [first] = of(seen);
      return {
        key,
        workloads: Number(total?.workloads ?? 0),
        pods: Number(total?.pods ?? 0),
        verdicts: new Set(used.map(use => use.verdict)),
        releases: new Set(used.flatMap(use => use.release_id ?? [])),
        tags: new Set([
          ...of(tags).map(({ tag }) => tag),
          ...used.flatMap(use => use.tag ?? []),
        ]),
        content: contents.get(key[2]) ?? unresolved(used),
        firstSeenAt: first?.first_seen_at,
      };
    });
  }

  /** A pod runs an image once, however many of its containers do. */
  async #totals(keys: readonly ImageKey[]) {
    const { knex } = this.#scope;
    const parts = this.#usesOf(keys).map(part =>
      knex
        .from(
          part
            .groupBy('registry', 'repository', 'digest', 'u.workload_id')
            .select('u.workload_id')
            .max({ pods: 'u.pods' })
            .as('each'),
        )
        .groupBy('registry', 'repository', 'digest')
        .select('registry', 'repository', 'digest')
        .count({ workloads: '*' })
        .sum({ pods: 'pods' }),
    );
    const rows: TotalRow[][] = await Promise.all(parts);
    return byKey(rows.flat());
  }

  async #uses(keys: readonly ImageKey[]) {
    const parts = this.#usesOf(keys).map(part =>
      part
        .distinct('v.release_id', 'u.tag')
        .distinct('u.unresolved_reason', 'u.unresolved_message')
        .distinct(
          this.#scope.knex.raw('? as verdict', [this.#scope.usageVerdict()]),
        ),
    );
    const rows: UseRow[][] = await Promise.all(parts);
    return byKey(rows.flat());
  }

  async #contents(digests: readonly string[]) {
    const rows: (ContentRecord & { digest: string })[] = await this.#scope
      .knex('images')
      .whereIn('digest', [...digests])
      .select('digest', 'kind', 'read_at', 'size_bytes')
      .select('unreadable_reason', 'unreadable_message');
    return new Map<string, ContentRecord>(rows.map(row => [row.digest, row]));
  }

  async #tags(digests: readonly string[]) {
    const rows: (KeyRow & { tag: string })[] = await this.#scope
      .knex('tags')
      .whereIn('digest', [...digests])
      .whereNull('ended_at')
      .orderBy('tag')
      .select('registry', 'repository', 'digest', 'tag');
    return byKey(rows);
  }

  async #firstSeen(digests: readonly string[]) {
    const rows: (KeyRow & { first_seen_at: string })[] = await this.#scope
      .knex('image_locations')
      .whereIn('digest', [...digests])
      .select('registry', 'repository', 'digest', 'first_seen_at');
    return byKey(rows);
  }

  /** Usages that may be seen, with their key: those with one of the digests, and those without at one of the places. */
  #usesOf(keys: readonly ImageKey[]): Knex.QueryBuilder[] {
    const digests = keys.flatMap(([, , digest]) => digest || []);
    const unknown = keys.filter(([, , digest]) => digest === '');
    const repositories = unknown.map(([, repository]) => repository);
    return [
      ...(digests.length > 0
        ? [this.#keyed().whereIn('u.resolved_digest', digests)]
        : []),
      ...(unknown.length > 0
        ? [
            this.#keyed()
              .whereNull('u.resolved_digest')
              .where(place => {
                place.whereIn('u.repository', repositories);
                if (repositories.includes('')) {
                  place.orWhereNull('u.repository');
                }
              }),
          ]
        : []),
    ];
  }

  #keyed(): Knex.QueryBuilder {
    const { knex } = this.#scope;
    return imageUses(this.#scope, { judged: true }).select({
      registry: knex.raw("coalesce(u.registry, '')"),
      repository: knex.raw("coalesce(u.repository, '')"),
      digest: knex.raw("coalesce(u.resolved_digest, '')"),
    });
  }
}

/** Why containers have no digest, from the first that says so. */
function unresolved(uses: readonly UseRow[]): ContentRecord | undefined {
  const tried = uses.find(use => use.unresolved_reason);
  return (
    tried && {
      kind: null,
      read_at: null,
      size_bytes: null,
      unreadable_reason: tried.unresolved_reason,
      unreadable_message: tried.unresolved_message,
    }
  );
}

function byKey<T extends KeyRow>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyText([row.registry, row.repository, row.digest]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

/** Neither a host nor a repository nor a digest has a blank in it. */
function keyText(key: ImageKey): string {
  return key.join(' ');
}
