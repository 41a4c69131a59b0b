import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  DeprecationDetail,
  DeprecationView,
  ReleaseDetail,
  ReleaseFilter,
  ReleaseView,
  TrackDetail,
  TrackList,
} from '@image-governance/plugin-golden-images-common';
import type { ReadAccess } from '../../inventory/read';
import type {
  DeprecationReader,
  DeprecationRequest,
} from './DeprecationReader';
import type { ReleaseReader } from './ReleaseReader';
import type { TrackReader } from './TrackReader';

/** The readers of releases, tracks and deprecations for those who may read; their use is counted over the workloads one may see. */
export class AuthorizedReleases {
  readonly #access: ReadAccess;
  readonly #releases: ReleaseReader;
  readonly #tracks: TrackReader;
  readonly #deprecations: DeprecationReader;

  constructor(options: {
    access: ReadAccess;
    releases: ReleaseReader;
    tracks: TrackReader;
    deprecations: DeprecationReader;
  }) {
    this.#access = options.access;
    this.#releases = options.releases;
    this.#tracks = options.tracks;
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

  async listTracks(credentials: BackstageCredentials): Promise<TrackList> {
    const visible = await this.#access.visible(credentials);
    return this.#tracks.list(visible);
  }

  async getTrack(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<TrackDetail> {
    const visible = await this.#access.visible(credentials);
    return this.#tracks.get(id, visible);
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
