import { NotFoundError } from '@backstage/errors';
import {
  trackId,
  type TrackDetail,
  type TrackId,
  type TrackList,
} from '@image-governance/plugin-golden-images-common';
import type {
  InventoryReader,
  SourceReader,
  Visibility,
} from '../../inventory/read';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import { trackViews } from './trackViews';

/** Options of {@link TrackReader.create}. */
export interface TrackReaderOptions {
  readonly inventory: InventoryReader;
  readonly sources: SourceReader;
  readonly catalogue: Pick<ReleaseCatalogue, 'unseen'>;
  /** Whether every usage is judged by the releases of now. */
  readonly isJudged: () => Promise<boolean>;
}

/** Answers questions about tracks: the releases of one line that follow each other. */
export class TrackReader {
  readonly #options: TrackReaderOptions;

  static create(options: TrackReaderOptions): TrackReader {
    return new TrackReader(options);
  }

  private constructor(options: TrackReaderOptions) {
    this.#options = options;
  }

  async list(visible: Visibility): Promise<TrackList> {
    // First: a source that is read while the tracks are collected proves nothing about them.
    const completeness = await this.#completeness();
    const [{ releases }, unseen] = await Promise.all([
      this.#options.inventory.open({ visible }),
      this.#options.catalogue.unseen(),
    ]);
    return { tracks: trackViews(releases, unseen), completeness };
  }

  /** @throws NotFoundError when no release of the track is on record */
  async get(id: TrackId, visible: Visibility): Promise<TrackDetail> {
    const [{ releases, entities }, unseen] = await Promise.all([
      this.#options.inventory.open({ visible }),
      this.#options.catalogue.unseen(),
    ]);
    const ofTrack = (one: { family: string; track: string }) =>
      trackId(one.family, one.track) === id;
    const [track] = trackViews(releases, unseen.filter(ofTrack), ofTrack);
    if (!track) {
      throw new NotFoundError(`No golden image track '${id}' is known`);
    }
    const users = await entities.usersOf(track.releases.map(each => each.id));
    return {
      ...track,
      workloads: { production: users.production, total: users.total },
      entities: users.entities,
    };
  }

  async #completeness(): Promise<TrackList['completeness']> {
    const [sources, judged] = await Promise.all([
      this.#options.sources.configured(),
      this.#options.isJudged(),
    ]);
    const clusters = sources.filter(({ kind }) => kind === 'cluster');
    const others = sources.filter(({ kind }) => kind !== 'cluster');
    const allRead = (some: typeof sources) =>
      some.length > 0 && some.every(({ read }) => read);
    return {
      tracks: allRead(others),
      users: allRead(clusters) && judged,
      unread: sources.flatMap(({ name, read }) => (read ? [] : [name])),
    };
  }
}
