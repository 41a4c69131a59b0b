import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  EntityInventory,
  EntityStanding,
  EntitySummary,
  Facets,
  ImageDetail,
  ImageFilter,
  ImageRow,
  Page,
  RunningScans,
  ScanView,
  SourceView,
  WorkloadDetail,
  WorkloadFilter,
  WorkloadRow,
} from '@image-governance/plugin-golden-images-common';
import type { EntityReader, EntityRequest } from './EntityReader';
import type { ImageReader } from './ImageReader';
import type { InventoryReader, PageOptions } from './InventoryReader';
import type { ReadAccess } from './ReadAccess';
import type { SourceReader } from './SourceReader';
import type { StandingReader } from './StandingReader';

/** The inventory for those who may read: every answer is limited to the workloads that the asker may see. */
export class AuthorizedInventory {
  readonly #access: ReadAccess;
  readonly #inventory: InventoryReader;
  readonly #images: ImageReader;
  readonly #entities: EntityReader;
  readonly #standings: StandingReader;
  readonly #sources: SourceReader;

  constructor(options: {
    access: ReadAccess;
    inventory: InventoryReader;
    images: ImageReader;
    entities: EntityReader;
    standings: StandingReader;
    sources: SourceReader;
  }) {
    this.#access = options.access;
    this.#inventory = options.inventory;
    this.#images = options.images;
    this.#entities = options.entities;
    this.#standings = options.standings;
    this.#sources = options.sources;
  }

  async listWorkloads(
    request: { readonly filter: WorkloadFilter; readonly page: PageOptions },
    credentials: BackstageCredentials,
  ): Promise<Page<WorkloadRow>> {
    const visible = await this.#access.visible(credentials);
    return this.#inventory.listWorkloads(request, visible);
  }

  async getWorkload(
    request: { readonly id: string; readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<WorkloadDetail> {
    const visible = await this.#access.visible(credentials);
    return this.#inventory.getWorkload(request, visible);
  }

  async listImages(
    request: { readonly filter: ImageFilter; readonly page: PageOptions },
    credentials: BackstageCredentials,
  ): Promise<Page<ImageRow>> {
    const visible = await this.#access.visible(credentials);
    return this.#images.list(request, visible);
  }

  async getImage(
    digest: string,
    credentials: BackstageCredentials,
  ): Promise<ImageDetail> {
    const visible = await this.#access.visible(credentials);
    return this.#images.get(digest, visible);
  }

  async getFacets(credentials: BackstageCredentials): Promise<Facets> {
    const visible = await this.#access.visible(credentials);
    return this.#inventory.getFacets(visible);
  }

  async reportNonGolden(
    request: { readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<string> {
    const visible = await this.#access.visible(credentials);
    return this.#inventory.reportNonGolden(request, visible);
  }

  async getEntitySummary(
    request: EntityRequest,
    credentials: BackstageCredentials,
  ): Promise<EntitySummary> {
    const visible = await this.#access.visible(credentials);
    return this.#entities.getSummary(request, visible, credentials);
  }

  async getEntityInventory(
    request: EntityRequest,
    credentials: BackstageCredentials,
  ): Promise<EntityInventory> {
    const visible = await this.#access.visible(credentials);
    return this.#entities.getInventory(request, visible, credentials);
  }

  async listEntityStandings(
    page: PageOptions,
    credentials: BackstageCredentials,
  ): Promise<Page<EntityStanding>> {
    const visible = await this.#access.visible(credentials);
    return this.#standings.list(page, visible);
  }

  async getEntityStandings(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<EntityStanding[]> {
    const visible = await this.#access.visible(credentials);
    return this.#standings.of(entityRefs, visible);
  }

  /** For everybody who may read anything: the age of facts belongs to every answer. */
  async listSources(credentials: BackstageCredentials): Promise<SourceView[]> {
    await this.#access.visible(credentials);
    return this.#sources.list();
  }

  /** The same. */
  async listRunningScans(
    credentials: BackstageCredentials,
  ): Promise<RunningScans> {
    await this.#access.visible(credentials);
    return this.#sources.listRunningScans();
  }

  /** The same. */
  async listScans(
    request: { readonly name: string; readonly page: PageOptions },
    credentials: BackstageCredentials,
  ): Promise<Page<ScanView>> {
    await this.#access.visible(credentials);
    return this.#sources.listScans(request);
  }
}
