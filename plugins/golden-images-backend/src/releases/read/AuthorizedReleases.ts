import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ReleaseFilter,
  ReleaseView,
  TrackDetail,
  TrackList,
} from '@image-governance/plugin-golden-images-common';
import type { ReadAccess } from '../../inventory/read';
import type { ReleaseReader } from './ReleaseReader';
import type { TrackReader } from './TrackReader';

/** {@link ReleaseReader} and {@link TrackReader} for those who may read; their use is counted over the workloads one may see. */
export class AuthorizedReleases {
  readonly #access: ReadAccess;
  readonly #releases: ReleaseReader;
  readonly #tracks: TrackReader;

  constructor(options: {
    access: ReadAccess;
    releases: ReleaseReader;
    tracks: TrackReader;
  }) {
    this.#access = options.access;
    this.#releases = options.releases;
    this.#tracks = options.tracks;
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
}
