import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  KpiSnapshot,
  Overview,
  SprawlDetail,
} from '@image-governance/plugin-golden-images-common';
import type { ReadAccess } from '../inventory/read';
import type { KpiSnapshots, SnapshotFilter } from './KpiSnapshots';
import type { OverviewReader } from './OverviewReader';
import type { SprawlReader } from './SprawlReader';

/**
 * The figures for those who may read: those of now over the workloads one may
 * see; the snapshots, which are of all, only for those who may see all.
 */
export class AuthorizedCompliance {
  readonly #access: ReadAccess;
  readonly #overview: OverviewReader;
  readonly #sprawl: SprawlReader;
  readonly #snapshots: KpiSnapshots;

  constructor(options: {
    access: ReadAccess;
    overview: OverviewReader;
    sprawl: SprawlReader;
    snapshots: KpiSnapshots;
  }) {
    this.#access = options.access;
    this.#overview = options.overview;
    this.#sprawl = options.sprawl;
    this.#snapshots = options.snapshots;
  }

  async getOverview(
    request: { readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<Overview> {
    const visible = await this.#access.visible(credentials);
    return this.#overview.get(request, visible);
  }

  async getSprawl(
    request: { readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<SprawlDetail> {
    const visible = await this.#access.visible(credentials);
    return this.#sprawl.get(request, visible);
  }

  async listSnapshots(
    filter: SnapshotFilter,
    credentials: BackstageCredentials,
  ): Promise<KpiSnapshot[]> {
    await this.#access.requireAll(credentials);
    return this.#snapshots.list(filter);
  }
}
