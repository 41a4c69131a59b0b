import type {
  ImageFilter,
  ImageSearch,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { whereContent, whereNamed, type ImageUses } from './imageFilter';
import { imageUses } from './imageUses';
import type { ReleaseSelection } from './workloadFilter';
import type { WorkloadScope } from './WorkloadScope';

/** What a row of the list is: registry, repository and digest; empty text for what is not known. */
export type ImageKey = readonly [
  registry: string,
  repository: string,
  digest: string,
];

/** What to look for: {@link ImageFilter} with its text read and its digest's other names looked up. */
export interface ImageCriteria
  extends Pick<ImageFilter, 'verdict' | 'content' | 'family' | 'release'> {
  readonly search?: ImageSearch;
  /** Digests that stand for the one that is searched. */
  readonly digests?: readonly string[];
}

const ORDER = ['registry', 'repository', 'digest'];

/**
 * Images that run now, for those who may see their workloads. The list is that
 * of the places where images were seen, which is in the order of an index; that
 * an image still runs is looked up for each. Containers of which no digest is
 * known are one more row for each place.
 */
export class ImageListQueries {
  readonly #scope: WorkloadScope;
  readonly #criteria: ImageCriteria;
  readonly #releases: ReleaseSelection;

  constructor(options: {
    scope: WorkloadScope;
    criteria: ImageCriteria;
    releases: ReleaseSelection;
  }) {
    this.#scope = options.scope;
    this.#criteria = options.criteria;
    this.#releases = options.releases;
  }

  /** The next rows after a place in the list. */
  async page(options: {
    readonly after?: ImageKey;
    readonly limit: number;
  }): Promise<ImageKey[]> {
    const { knex } = this.#scope;
    const rows: { registry: string; repository: string; digest: string }[] =
      await (this.#isSelective()
        ? pageOf(knex.from('matches'), options).withMaterialized(
            'matches',
            knex.unionAll(
              this.#parts().map(part =>
                part.select(ORDER.map(of => `l.${of}`)),
              ),
            ),
          )
        : pageOf(
            knex.from(
              knex
                .unionAll(
                  // SQLite orders no part of a union but through a query around it.
                  this.#parts().map(part =>
                    knex
                      .from(pageOf(part, { ...options, of: 'l' }).as('part'))
                      .select(ORDER),
                  ),
                )
                .as('images'),
            ),
            options,
          ));
    return rows.map(({ registry, repository, digest }) => [
      registry,
      repository,
      digest,
    ]);
  }

  #uses(): Knex.QueryBuilder {
    return imageUses(this.#scope, { judged: this.#isByJudgment() });
  }

  #isByJudgment(): boolean {
    const { verdict, family, release } = this.#criteria;
    return verdict !== undefined || (family ?? release) !== undefined;
  }

  /**
   * Whether few images may match. To look for them in the order of the list,
   * hoping for a page of them soon, would then take longer than to find all.
   */
  #isSelective(): boolean {
    return this.#scope.visible !== 'all' || this.#isByJudgment();
  }

  /** How many match. */
  async count(): Promise<number> {
    const counts = await Promise.all(
      this.#parts().map(async part => {
        const [{ count }] = await part.count({ count: '*' });
        return Number(count);
      }),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Rows (as `l`) with a digest, and rows without. */
  #parts(): Knex.QueryBuilder[] {
    return this.#criteria.search?.kind === 'digest'
      ? [this.#known()]
      : [this.#known(), this.#unknown()];
  }

  #known(): Knex.QueryBuilder {
    const { knex } = this.#scope;
    const uses: ImageUses = {
      known: true,
      of: () =>
        this.#uses().whereRaw(
          'u.resolved_digest = l.digest and u.registry = l.registry and u.repository = l.repository',
        ),
    };
    return this.#match(knex.from({ l: 'image_locations' }), uses);
  }

  #unknown(): Knex.QueryBuilder {
    const { knex } = this.#scope;
    const places = this.#scope
      .usages()
      .whereNull('u.resolved_digest')
      .distinct(
        knex.raw("coalesce(u.registry, '') as registry"),
        knex.raw("coalesce(u.repository, '') as repository"),
        knex.raw("'' as digest"),
      );
    const uses: ImageUses = {
      known: false,
      of: () =>
        this.#uses()
          .whereNull('u.resolved_digest')
          .whereRaw(
            "coalesce(u.registry, '') = l.registry and coalesce(u.repository, '') = l.repository",
          ),
    };
    return this.#match(knex.from(places.as('l')), uses);
  }

  #match(images: Knex.QueryBuilder, uses: ImageUses): Knex.QueryBuilder {
    const { verdict, content, family, release, search, digests } =
      this.#criteria;
    const used = uses.of();
    if (verdict) {
      this.#scope.whereUsageVerdict(used, verdict);
    }
    if (family || release) {
      used.whereIn(
        'v.release_id',
        this.#releases.matching({ family, release }),
      );
    }
    images.whereExists(used.select(this.#scope.knex.raw('1')));
    if (content) {
      whereContent(images, uses, content);
    }
    if (search) {
      whereNamed(images, uses, search, digests);
    }
    return images;
  }
}

/** The first rows after a place, of a query that has the columns of the order. */
function pageOf(
  query: Knex.QueryBuilder,
  page: {
    readonly after?: ImageKey;
    readonly limit: number;
    /** Alias of the table that has them. */
    readonly of?: string;
  },
): Knex.QueryBuilder {
  const columns = ORDER.map(column =>
    page.of ? `${page.of}.${column}` : column,
  );
  query.select(columns).orderBy(columns).limit(page.limit);
  return page.after
    ? query.whereRaw(`(${columns.join(', ')}) > (?, ?, ?)`, [...page.after])
    : query;
}
