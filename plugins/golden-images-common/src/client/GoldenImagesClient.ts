import { parseEntityRef } from '@backstage/catalog-model';
import { InputError, ResponseError } from '@backstage/errors';
import type {
  EntityInventory,
  EntitySummary,
  Facets,
  ImageDetail,
  ImageFilter,
  ImageRow,
  KpiSnapshot,
  Overview,
  Page,
  ReleaseView,
  ScanView,
  SourceView,
  SprawlDetail,
  WorkloadDetail,
  WorkloadFilter,
  WorkloadRow,
} from '../api';
import type { Kpi } from '../domain/compliance/kpi';
import { parseReleaseId } from '../domain/releases/releaseName';
import type {
  AtOptions,
  GoldenImagesApi,
  PageRequest,
  ReleaseFilter,
} from './GoldenImagesApi';

/** {@link GoldenImagesApi} over HTTP, in the frontend and in the backend alike. */
export class GoldenImagesClient implements GoldenImagesApi {
  readonly #discovery: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discovery = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async getOverview(options?: AtOptions): Promise<Overview> {
    return this.#get(['compliance', 'overview'], { ...options });
  }

  async listKpiSnapshots(options?: {
    kpi?: Kpi['id'];
    from?: string;
    to?: string;
  }): Promise<readonly KpiSnapshot[]> {
    return this.#get(['compliance', 'snapshots'], { ...options });
  }

  async getSprawl(options?: AtOptions): Promise<SprawlDetail> {
    return this.#get(['compliance', 'sprawl'], { ...options });
  }

  async listWorkloads(
    filter?: WorkloadFilter,
    page?: PageRequest,
  ): Promise<Page<WorkloadRow>> {
    return this.#get(['inventory', 'workloads'], { ...filter, ...page });
  }

  async getWorkload(id: string, options?: AtOptions): Promise<WorkloadDetail> {
    return this.#get(['inventory', 'workloads', id], { ...options });
  }

  async listImages(
    filter?: ImageFilter,
    page?: PageRequest,
  ): Promise<Page<ImageRow>> {
    return this.#get(['inventory', 'images'], { ...filter, ...page });
  }

  async getImage(digest: string): Promise<ImageDetail> {
    return this.#get(['inventory', 'images', digest]);
  }

  async getFacets(): Promise<Facets> {
    return this.#get(['inventory', 'facets']);
  }

  async getEntitySummary(
    entityRef: string,
    options?: AtOptions,
  ): Promise<EntitySummary> {
    return this.#get([...entityPath(entityRef), 'summary'], { ...options });
  }

  async getEntityInventory(
    entityRef: string,
    options?: AtOptions,
  ): Promise<EntityInventory> {
    return this.#get(entityPath(entityRef), { ...options });
  }

  async listSources(): Promise<readonly SourceView[]> {
    return this.#get(['inventory', 'sources']);
  }

  async listScans(source: string, page?: PageRequest): Promise<Page<ScanView>> {
    return this.#get(['inventory', 'sources', source, 'scans'], { ...page });
  }

  async scanNow(source: string): Promise<void> {
    await this.#request('POST', ['inventory', 'sources', source, 'scan']);
  }

  async listReleases(
    filter?: ReleaseFilter,
    options?: AtOptions,
  ): Promise<readonly ReleaseView[]> {
    return this.#get(['releases'], { ...filter, ...options });
  }

  async getRelease(id: string, options?: AtOptions): Promise<ReleaseView> {
    const name = parseReleaseId(id);
    if (!name) {
      throw new InputError(`'${id}' is not family/track/version`);
    }
    const { family, track, version } = name;
    return this.#get(['releases', family, track, version], { ...options });
  }

  async #get<T>(path: readonly string[], query: Query = {}): Promise<T> {
    const response = await this.#request('GET', path, query);
    return response.json();
  }

  async #request(
    method: 'GET' | 'POST',
    path: readonly string[],
    query: Query = {},
  ): Promise<Response> {
    const base = await this.#discovery.getBaseUrl('golden-images');
    const url = new URL(
      `${base}/${path.map(part => encodeURIComponent(part)).join('/')}`,
    );
    for (const [name, value] of Object.entries(query)) {
      for (const one of [value ?? []].flat()) {
        url.searchParams.append(name, String(one));
      }
    }
    const response = await this.#fetchApi.fetch(url.toString(), { method });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

function entityPath(entityRef: string): string[] {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return ['inventory', 'entities', kind, namespace, name];
}
