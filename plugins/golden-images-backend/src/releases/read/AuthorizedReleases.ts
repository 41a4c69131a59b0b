import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  DeprecationDetail,
  DeprecationView,
  ReleaseDetail,
  ReleaseFilter,
  ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import type { ReadAccess } from '../../inventory/read';
import type {
  DeprecationReader,
  DeprecationRequest,
} from './DeprecationReader';
import type { ReleaseReader } from './ReleaseReader';

/** {@link ReleaseReader} and {@link DeprecationReader} for those who may read; their use is counted over the workloads one may see. */
export class AuthorizedReleases {
  readonly #access: ReadAccess;
  readonly #releases: ReleaseReader;
  readonly #deprecations: DeprecationReader;

  constructor(options: {
    access: ReadAccess;
    releases: ReleaseReader;
    deprecations: DeprecationReader;
  }) {
    this.#access = options.access;
    this.#releases = options.releases;
    this.#deprecations = options.deprecations;
  }

  async list(
    filter: ReleaseFilter & { readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<ReleaseView[]> {
    const visible = await this.#access.visible(credentials);
    return this.#releases.list(filter, visible);
  }

  async get(
    id: string,
    options: { readonly at?: string },
    credentials: BackstageCredentials,
  ): Promise<ReleaseDetail> {
    const visible = await this.#access.visible(credentials);
    return this.#releases.get(id, options, visible);
  }

  async listDeprecations(
    request: DeprecationRequest,
    credentials: BackstageCredentials,
  ): Promise<DeprecationView[]> {
    const visible = await this.#access.visible(credentials);
    return this.#deprecations.list(request, visible);
  }

  async getDeprecation(
    id: string,
    request: Pick<DeprecationRequest, 'owner' | 'at'>,
    credentials: BackstageCredentials,
  ): Promise<DeprecationDetail> {
    const visible = await this.#access.visible(credentials);
    return this.#deprecations.get(id, request, visible);
  }
}
