import type { AuthService } from '@backstage/backend-plugin-api';
import { ANNOTATION_LOCATION, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  TRACK_ANNOTATIONS,
  TRACK_RESOURCE_TYPE,
} from '@image-governance/plugin-golden-images-common';
import { trackLocation } from './trackEntity';
import { addUser, type TrackUsers } from './TrackUsers';

const PAGE = 100;

const FIRST = {
  filter: { kind: 'resource', 'spec.type': TRACK_RESOURCE_TYPE },
  fields: ['kind', 'metadata', 'spec.dependencyOf'],
  limit: PAGE,
};

/** What the catalog itself has of the users of tracks, from the last time it was told. */
export class FormerUsers {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): FormerUsers {
    return new FormerUsers(options);
  }

  private constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** Adds them to the users that are known now. */
  async addTo(users: TrackUsers): Promise<void> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    let cursor: string | undefined;
    do {
      const page = await this.#catalog.queryEntities(
        cursor === undefined ? FIRST : { cursor, limit: PAGE },
        { credentials },
      );
      page.items.forEach(entity => addUsers(users, entity));
      cursor = page.pageInfo.nextCursor;
    } while (cursor !== undefined);
  }
}

function addUsers(users: TrackUsers, entity: Entity): void {
  const { annotations = {} } = entity.metadata;
  const id = annotations[TRACK_ANNOTATIONS.track];
  const former = entity.spec?.dependencyOf;
  // An entity of the same type, even with the annotation, that somebody else wrote comes from another place.
  if (annotations[ANNOTATION_LOCATION] !== trackLocation(id)) {
    return;
  }
  for (const user of Array.isArray(former) ? former : []) {
    if (typeof user === 'string') {
      addUser(users, id, user);
    }
  }
}
