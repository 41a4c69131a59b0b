import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ReleaseFilter,
  ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import type { ReadAccess } from '../../inventory/read';
import type { ReleaseReader } from './ReleaseReader';

/** {@link ReleaseReader} for those who may read; their use is counted over the workloads one may see. */
export class AuthorizedReleases {
  readonly #access: ReadAccess;
  readonly #releases: ReleaseReader;

  constructor(options: { access: ReadAccess; releases: ReleaseReader }) {
    this.#access = options.access;
    this.#releases = options.releases;
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
  ): Promise<ReleaseView> {
    const visible = await this.#access.visible(credentials);
    return this.#releases.get(id, options, visible);
  }
}
