import type {
  DeclaredRelease,
  Digest,
  GovernanceFacts,
  Policy,
  Release,
  ReleaseId,
  ReleaseName,
  VariantApproval,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { GovernanceDatabase } from '../database';
import type { ImageStore } from '../inventory/images';
import { ApprovalStore } from './ApprovalStore';
import { lockReleases, ReleaseRecords } from './ReleaseRecords';
import { ReleaseStore } from './ReleaseStore';
import { bumpReleasesRevision, releasesRevision } from './releasesRevision';

/** Options of {@link ReleaseCatalogue}. */
export interface ReleaseCatalogueOptions {
  readonly database: GovernanceDatabase;
  readonly images: ImageStore;
  readonly policy: Policy;
  /** Whether a governance file is configured; if not, the registry is the record. */
  readonly governed: boolean;
}

const APPROVALS_CHECKED = 'approvals-checked-at';

/** The releases and approvals on record: what other rooms ask, and what registry and governance scans tell. */
export class ReleaseCatalogue {
  readonly #database: GovernanceDatabase;
  readonly #releases: ReleaseStore;
  readonly #records: ReleaseRecords;
  readonly #approvals: ApprovalStore;
  #list: { revision: string; releases: readonly Release[] } | undefined;

  static create(options: ReleaseCatalogueOptions): ReleaseCatalogue {
    return new ReleaseCatalogue(options);
  }

  private constructor(options: ReleaseCatalogueOptions) {
    this.#database = options.database;
    this.#releases = ReleaseStore.create(options);
    this.#records = new ReleaseRecords(options);
    this.#approvals = ApprovalStore.create(options);
  }

  /** Every release with a digest, by id; the same array until one has changed. */
  async list(): Promise<readonly Release[]> {
    const revision = await releasesRevision(this.#database.knex);
    if (this.#list?.revision !== revision) {
      this.#list = { revision, releases: await this.#releases.list() };
    }
    return this.#list.releases;
  }

  /** Names of the families that have a release, in their order. */
  async families(): Promise<readonly string[]> {
    const releases = await this.list();
    return [...new Set(releases.map(({ family }) => family))].sort();
  }

  /** Has every other writer of releases wait until the transaction ends; to be taken before the lock of anything else. */
  async lock(tx: Knex.Transaction): Promise<void> {
    await lockReleases(tx);
  }

  /** Every release with a digest as a transaction sees it, by id. */
  async listWithin(tx: Knex.Transaction): Promise<Release[]> {
    return this.#releases.list(tx);
  }

  /** Releases on record that nothing can be matched with, by id: no digest of them is known (R-REG-06). */
  async unseen(): Promise<ReleaseName[]> {
    return this.#releases.unseen();
  }

  /** Those of the releases that exist, by id. */
  async get(ids: Iterable<ReleaseId>): Promise<Release[]> {
    return this.#releases.get(ids);
  }

  /** Releases with one of these digests (of the index or a platform) or chain ids. */
  async find(keys: {
    readonly digests: Iterable<Digest>;
    readonly chainIds: Iterable<Digest>;
  }): Promise<Release[]> {
    return this.#releases.find(keys);
  }

  /** Releases that have one of these tags for their own. */
  async tagged(
    names: readonly Pick<Release, 'registry' | 'repository' | 'tag'>[],
  ): Promise<Release[]> {
    return this.#releases.tagged(names);
  }

  /** Approvals of these repositories (without host), of any time, by repository. */
  async approvals(
    repositories: Iterable<string>,
  ): Promise<Map<string, VariantApproval[]>> {
    return this.#approvals.of(repositories);
  }

  /** Puts the approval of a customization request on record, whatever the governance file says. Who does tells the judgment. */
  async approve(
    tx: Knex.Transaction,
    request: number,
    approval: VariantApproval,
  ): Promise<void> {
    await this.#approvals.add(tx, request, approval);
  }

  /** Releases that a registry named when it was last read completely. */
  async discovered(registry: string): Promise<Release[]> {
    return this.#records.discovered(this.#database.knex, registry);
  }

  /** Replaces what a registry names. Returns whether anything is different now. */
  async discover(
    tx: Knex.Transaction,
    registry: string,
    releases: readonly Release[],
  ): Promise<boolean> {
    const changed = await this.#records.discover(tx, registry, releases);
    if (changed) {
      await bumpReleasesRevision(tx);
    }
    return changed;
  }

  /**
   * Replaces what the governance file says. A release that left it stays as far as the
   * registry names it; an approval that left it is withdrawn. Returns whether anything is different now.
   */
  async declare(
    tx: Knex.Transaction,
    facts: GovernanceFacts,
    at: string,
  ): Promise<boolean> {
    const releases = await this.#records.declare(tx, facts.releases);
    if (releases) {
      await bumpReleasesRevision(tx);
    }
    const approvals = await this.#approvals.replace(tx, facts.approvals, at);
    return releases || approvals;
  }

  /**
   * Puts facts of a release that the portal decided on record: over what the
   * governance file and the registry say, and kept whatever they say later. A key
   * that is `undefined` takes its fact back. Who decides tells the judgment.
   * Returns whether anything is different now.
   */
  async decide(
    tx: Knex.Transaction,
    id: ReleaseId,
    facts: Partial<DeclaredRelease>,
  ): Promise<boolean> {
    const changed = await this.#records.decide(tx, id, facts);
    if (changed) {
      await bumpReleasesRevision(tx);
    }
    return changed;
  }

  /** Calls `outdate` when, since the last call, an approval began or ended by the passing of time. */
  async expireApprovals(
    at: string,
    outdate: (tx: Knex.Transaction) => Promise<void>,
  ): Promise<void> {
    await this.#database.transaction(async tx => {
      const row = await tx('revisions')
        .where({ name: APPROVALS_CHECKED })
        .first();
      const since = row?.value ?? '';
      if (await this.#approvals.changedBetween(tx, since, at)) {
        await outdate(tx);
      } else if (row) {
        return;
      }
      await tx('revisions')
        .insert({ name: APPROVALS_CHECKED, value: at })
        .onConflict('name')
        .merge();
    });
  }
}
