import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_MEMBER_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { HostEvent } from '@image-governance/plugin-golden-images-common';
import type { Actor, Actors } from '../../audit';

/** Two are enough to see that it is not one. */
const LIMIT = 2;

/** Finds the people behind user names of Git hosts, by the annotations that Backstage's providers write. */
export class HostPeople {
  readonly #options: HostPeopleOptions;

  constructor(options: HostPeopleOptions) {
    this.#options = options;
  }

  /** The one user with that name; `undefined` when there is none, or more than one. */
  async find(
    event: Pick<HostEvent, 'provider' | 'host' | 'reviewer'>,
  ): Promise<Actor | undefined> {
    const { catalog, auth, actors } = this.#options;
    const { items } = await catalog.queryEntities(
      {
        filter: annotationsOf(event).map(({ annotation, values }) => ({
          kind: 'User',
          [`metadata.annotations.${annotation}`]: values,
        })),
        limit: LIMIT,
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    return items.length === 1
      ? actors.user(
          stringifyEntityRef(items[0]).toLowerCase(),
          groupsOf(items[0]),
        )
      : undefined;
  }
}

/** Options of {@link HostPeople}. */
export interface HostPeopleOptions {
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly actors: Actors;
}

/** GitLab's provider writes the address of the profile under the name of the host. */
function annotationsOf({
  provider,
  host,
  reviewer,
}: Pick<HostEvent, 'provider' | 'host' | 'reviewer'>): readonly {
  readonly annotation: string;
  readonly values: string[];
}[] {
  return provider === 'github'
    ? [{ annotation: 'github.com/user-login', values: [reviewer] }]
    : [...new Set([`${host}/user-login`, 'gitlab.com/user-login'])].map(
        annotation => ({
          annotation,
          values: [reviewer, `https://${host}/${reviewer}`],
        }),
      );
}

function groupsOf({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === RELATION_MEMBER_OF)
    .map(({ targetRef }) => targetRef);
}
