import type {
  AuthService,
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import type {
  CatalogService,
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import {
  parseTrackList,
  type TrackList,
} from '@image-governance/plugin-golden-images-common';
import type { GoldenImagesService } from '@image-governance/plugin-golden-images-node';
import { FormerUsers } from './FormerUsers';
import { trackEntity, type TrackEntityOptions } from './trackEntity';
import { readUsers } from './TrackUsers';

/** Name of the provider and key of what it provides; the catalog keeps entities under both, so neither ever changes. */
const NAME = 'golden-images';

/** Options of {@link TrackProvider.create}. */
export interface TrackProviderOptions {
  readonly goldenImages: GoldenImagesService;
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly logger: LoggerService;
  readonly taskRunner: SchedulerServiceTaskRunner;
  readonly entities: TrackEntityOptions;
}

/**
 * Provides every golden image track on record as a `Resource`, with relations to
 * the entities that run it.
 *
 * The catalog changes only after everything was read. What cannot be read makes
 * the task fail and the catalog keep what it has; and as long as a source was
 * never read at all, nothing is taken away that may only not be known yet.
 */
export class TrackProvider implements EntityProvider {
  readonly #options: TrackProviderOptions;
  readonly #formerUsers: FormerUsers;
  #connection?: EntityProviderConnection;
  #waitsFor = '';

  static create(options: TrackProviderOptions): TrackProvider {
    return new TrackProvider(options);
  }

  private constructor(options: TrackProviderOptions) {
    this.#options = options;
    this.#formerUsers = FormerUsers.create(options);
  }

  getProviderName(): string {
    return NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#options.taskRunner.run({
      id: 'golden-images-tracks',
      fn: signal => this.refresh(signal),
    });
  }

  /** @throws when anything could not be read; the catalog is as it was then */
  async refresh(signal: AbortSignal): Promise<void> {
    if (!this.#connection) {
      throw new Error('The provider of golden images is not connected yet');
    }
    const { goldenImages, auth } = this.#options;
    const credentials = await auth.getOwnServiceCredentials();
    const api = goldenImages.as({ credentials, signal });
    // In this order: what the list says of completeness holds for all that is read after it.
    const { tracks, completeness } = parseTrackList(await api.listTracks());
    const users = await readUsers(api);
    if (!completeness.users) {
      await this.#formerUsers.addTo(users);
    }
    this.#note(completeness);
    const entities: DeferredEntity[] = tracks.map(track => ({
      entity: trackEntity(
        track,
        users.get(track.id) ?? [],
        this.#options.entities,
      ),
      locationKey: NAME,
    }));
    await this.#connection.applyMutation(
      completeness.tracks
        ? { type: 'full', entities }
        : { type: 'delta', added: entities, removed: [] },
    );
  }

  /** Says once why tracks or relations are only added for the time being. */
  #note({ tracks, users, unread }: TrackList['completeness']): void {
    const waitsFor =
      tracks && users
        ? ''
        : unread.join(', ') || 'any source, or the first judgments';
    if (waitsFor && waitsFor !== this.#waitsFor) {
      this.#options.logger.info(
        `Golden images and their relations are only added to the catalog, not removed, while it waits for: ${waitsFor}`,
      );
    }
    this.#waitsFor = waitsFor;
  }
}
