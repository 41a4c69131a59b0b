import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { batches } from '../../database';

/** Groups or parts that are counted for one answer; beyond that the answer says so. */
const LIMIT = 1000;

/** References in one question to the catalog: it takes 100 kB. */
const BATCH = 200;

const FIELDS = ['kind', 'metadata.name', 'metadata.namespace', 'relations'];

/** What the figures of an entity are of: what some owners own, or what some entities run. */
export interface CatalogScope {
  readonly kind: 'owners' | 'entities';
  readonly refs: readonly string[];
  /** There are more. */
  readonly limited: boolean;
}

/** Finds what belongs to a group, a user, a system or a domain, as far as the asker may see it in the catalog. */
export class CatalogScopes {
  readonly #catalog: CatalogService;

  static create(options: { catalog: CatalogService }): CatalogScopes {
    return new CatalogScopes(options.catalog);
  }

  private constructor(catalog: CatalogService) {
    this.#catalog = catalog;
  }

  /**
   * As the portal's own ownership card has it: a group with its child groups, of any depth, and a user with the
   * groups that the user is a member of. What members of a group own themselves is theirs, not the group's.
   * @param relations - `direct`: the group or the user alone.
   * @throws InputError for another kind of entity, NotFoundError for one that the asker does not see.
   */
  async of(
    entityRef: string,
    relations: 'aggregated' | 'direct',
    credentials: BackstageCredentials,
  ): Promise<CatalogScope> {
    const ref = stringifyEntityRef(parseEntityRef(entityRef));
    const { kind } = parseEntityRef(ref);
    const entity = await this.#catalog.getEntityByRef(ref, { credentials });
    if (!entity) {
      throw new NotFoundError(`No entity '${ref}' is in the catalog`);
    }
    switch (kind) {
      case 'user':
      case 'group': {
        const relation =
          kind === 'user' ? RELATION_MEMBER_OF : RELATION_PARENT_OF;
        const parts =
          relations === 'direct'
            ? { refs: [ref], limited: false }
            : await this.#parts(entity, relation, {
                deep: kind === 'group',
                credentials,
              });
        return { kind: 'owners', ...parts };
      }
      case 'system':
      case 'domain': {
        const parts = await this.#parts(entity, RELATION_HAS_PART, {
          deep: true,
          credentials,
        });
        return { kind: 'entities', ...parts };
      }
      default:
        throw new InputError(
          `kind: '${kind}' is none of group, user, system and domain`,
        );
    }
  }

  /** The entity and those that a relation leads to from it, nearest first; each once, however they are tied. */
  async #parts(
    entity: Entity,
    relation: string,
    options: {
      readonly deep: boolean;
      readonly credentials: BackstageCredentials;
    },
  ): Promise<Pick<CatalogScope, 'refs' | 'limited'>> {
    const seen = new Set([stringifyEntityRef(entity)]);
    const refs = [...seen];
    let level = [entity];
    let cut = false;
    do {
      const next = new Set(
        level
          .flatMap(each => targets(each, relation))
          .filter(ref => !seen.has(ref)),
      );
      cut ||= next.size > LIMIT;
      level = await this.#visible(
        [...next].slice(0, LIMIT),
        options.credentials,
      );
      next.forEach(ref => seen.add(ref));
      refs.push(...level.map(each => stringifyEntityRef(each)));
    } while (options.deep && level.length > 0 && refs.length <= LIMIT);
    return { refs: refs.slice(0, LIMIT), limited: cut || refs.length > LIMIT };
  }

  async #visible(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Entity[]> {
    const entities: Entity[] = [];
    for (const entityRefs of batches(refs, BATCH)) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: FIELDS },
        { credentials },
      );
      entities.push(...items.flatMap(item => item ?? []));
    }
    return entities;
  }
}

function targets({ relations = [] }: Entity, relation: string): string[] {
  return relations
    .filter(({ type }) => type === relation)
    .map(({ targetRef }) => targetRef);
}
