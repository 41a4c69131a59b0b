import {
  approvalFor,
  isInternalRegistry,
  type Digest,
  type Lineage,
  type Policy,
  type UsageFacts,
  type VariantApproval,
} from '@image-governance/plugin-golden-images-common';
import type { GovernanceDatabase } from '../../database';
import type { ReleaseCatalogue } from '../../releases';
import type { ImageContent } from '../images/ImageStore';
import type { ImageLibrary } from '../images/ImageLibrary';
import { tagKey, type TagName } from '../images/TagHistory';
import { LineageFinder, type FoundLineage } from './LineageFinder';

interface UsageRow {
  readonly id: number;
  readonly image: string;
  readonly registry: string | null;
  readonly repository: string | null;
  readonly tag: string | null;
  readonly pinned_digest: Digest | null;
  readonly running_digest: Digest | null;
  readonly resolved_digest: Digest | null;
  readonly resolved_by: 'running' | 'pin' | 'tag' | null;
  readonly unresolved_reason:
    | Extract<ImageContent, { status: 'unreadable' }>['reason']
    | null;
  readonly unresolved_message: string | null;
  readonly environment: string;
  readonly facts_revision: number;
}

/** What a usage is judged by, and the count of changes that it was read at. */
export interface RevisedFacts {
  readonly facts: UsageFacts;
  /** `usages.facts_revision` from before anything else was read. */
  readonly revision: number;
}

/** Everything but the usages themselves, for one batch. */
interface Surroundings {
  readonly at: string;
  readonly contents: ReadonlyMap<Digest, ImageContent>;
  readonly lineages: ReadonlyMap<Digest, FoundLineage>;
  readonly approvals: ReadonlyMap<string, readonly VariantApproval[]>;
  readonly histories: ReadonlyMap<string, readonly Digest[]>;
  readonly indexes: ReadonlyMap<Digest, readonly Digest[]>;
}

const NO_LINEAGE: Lineage = { releases: [], evidence: [] };

/** Reads what usages are judged by: a fixed number of queries for a batch, whatever is in it. */
export class UsageFactsReader {
  readonly #database: GovernanceDatabase;
  readonly #library: ImageLibrary;
  readonly #releases: ReleaseCatalogue;
  readonly #policy: Policy;
  readonly #lineages: LineageFinder;

  constructor(options: {
    database: GovernanceDatabase;
    library: ImageLibrary;
    releases: ReleaseCatalogue;
    policy: Policy;
  }) {
    this.#database = options.database;
    this.#library = options.library;
    this.#releases = options.releases;
    this.#policy = options.policy;
    this.#lineages = new LineageFinder(options);
  }

  /** Facts by id, of those of the usages that exist. */
  async read(
    ids: readonly number[],
    at: string,
  ): Promise<ReadonlyMap<number, RevisedFacts>> {
    const rows: UsageRow[] = await this.#database
      .knex('usages')
      .join('workloads', 'workloads.id', 'usages.workload_id')
      .whereIn('usages.id', ids)
      .orderBy('usages.id')
      .select('usages.*', 'workloads.environment');
    const around = await this.#surroundings(rows, at);
    return new Map(
      rows.map(row => [
        row.id,
        { facts: this.#facts(row, around), revision: row.facts_revision },
      ]),
    );
  }

  async #surroundings(
    rows: readonly UsageRow[],
    at: string,
  ): Promise<Surroundings> {
    const digests = new Set(rows.flatMap(row => row.resolved_digest ?? []));
    const contents = await this.#library.images.load(digests);
    return {
      at,
      contents,
      lineages: await this.#lineages.find(digests, contents),
      approvals: await this.#releases.approvals(
        rows
          .filter(row => this.#isInternal(row))
          .map(row => row.repository ?? ''),
      ),
      histories: await this.#histories(rows.flatMap(tagName)),
      indexes: await this.#library.images.indexesOf(digests),
    };
  }

  /**
   * What each tag has named. The digest on record of a release counts as named
   * by its tag first, so that a tag that had been moved before anybody looked is found, too.
   */
  async #histories(
    names: readonly TagName[],
  ): Promise<ReadonlyMap<string, readonly Digest[]>> {
    const histories = new Map<string, readonly Digest[]>(
      await this.#library.tags.histories(names),
    );
    const releases = await this.#releases.tagged(names);
    const indexes = await this.#library.images.indexesOf(
      releases.map(({ digest }) => digest),
    );
    for (const release of releases) {
      const seen = histories.get(tagKey(release)) ?? [];
      // A release may be on record by the digest of one platform.
      const same = [release.digest, ...(indexes.get(release.digest) ?? [])];
      if (seen.length > 0 && !seen.some(digest => same.includes(digest))) {
        histories.set(tagKey(release), [release.digest, ...seen]);
      }
    }
    return histories;
  }

  #facts(row: UsageRow, around: Surroundings): UsageFacts {
    const digest = row.resolved_digest;
    const found = digest ? around.lineages.get(digest) : undefined;
    const [name] = tagName(row);
    return {
      image: row.image,
      runningDigest: row.running_digest ?? undefined,
      environment: row.environment,
      resolved:
        digest && row.resolved_by ? { digest, by: row.resolved_by } : undefined,
      content: contentOf(row, around),
      lineage: found?.lineage ?? NO_LINEAGE,
      approval: this.#approval(row, around),
      releases: found?.releases ?? [],
      tagHistory: name ? around.histories.get(tagKey(name)) ?? [] : [],
    };
  }

  /** The approval that covers the image: by the digest that runs, or that of an index it belongs to. */
  #approval(
    row: UsageRow,
    { approvals, indexes, at }: Surroundings,
  ): VariantApproval | undefined {
    const { repository, tag, resolved_digest: digest } = row;
    const candidates = repository ? approvals.get(repository) : undefined;
    if (!candidates || !repository || !this.#isInternal(row)) {
      return undefined;
    }
    const digests = digest ? [digest, ...(indexes.get(digest) ?? [])] : [];
    const covering = [...digests, undefined].flatMap(
      each =>
        approvalFor(
          { repository, tag: tag ?? undefined, digest: each },
          candidates,
          at,
        ) ?? [],
    );
    return covering.find(approval => approval.digest) ?? covering[0];
  }

  #isInternal(row: UsageRow): boolean {
    return (
      row.registry !== null && isInternalRegistry(row.registry, this.#policy)
    );
  }
}

function contentOf(
  row: UsageRow,
  { contents }: Surroundings,
): UsageFacts['content'] {
  if (row.resolved_digest) {
    return contents.get(row.resolved_digest);
  }
  return row.unresolved_reason
    ? {
        status: 'unreadable',
        reason: row.unresolved_reason,
        message: row.unresolved_message ?? '',
      }
    : undefined;
}

function tagName({ registry, repository, tag }: UsageRow): TagName[] {
  return registry && repository && tag ? [{ registry, repository, tag }] : [];
}
