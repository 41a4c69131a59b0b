import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { SELECTING_ANNOTATIONS } from '@image-governance/plugin-golden-images-common';
import { failureText } from '../scan/failureText';
import { EntityMatcher, type AnnotatedEntity } from './EntityMatcher';

const PAGE = 500;

const FIRST = {
  filter: SELECTING_ANNOTATIONS.map(annotation => ({
    [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
  })),
  fields: [
    'kind',
    'metadata.name',
    'metadata.namespace',
    'metadata.annotations',
    'relations',
  ],
  limit: PAGE,
};

/** The entities of the catalog that name workloads, as they are now. */
export class CatalogEntities {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  #down = false;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }): CatalogEntities {
    return new CatalogEntities(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
  }

  /**
   * A matcher over the entities of this moment; `undefined` while the catalog
   * cannot be read, so that nothing is detached because of that. An outage is logged once.
   */
  async matcher(): Promise<EntityMatcher | undefined> {
    try {
      const matcher = new EntityMatcher(await this.#load());
      this.#down = false;
      for (const problem of matcher.problems) {
        this.#logger.debug(problem);
      }
      return matcher;
    } catch (error) {
      if (!this.#down) {
        this.#logger.warn(
          `The catalog cannot be read; workloads keep the entities that they have: ${failureText(
            error,
          )}`,
        );
      }
      this.#down = true;
      return undefined;
    }
  }

  async #load(): Promise<AnnotatedEntity[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const entities: AnnotatedEntity[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#catalog.queryEntities(
        cursor ? { cursor, limit: PAGE } : FIRST,
        { credentials },
      );
      entities.push(...page.items.map(toAnnotated));
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
    return entities;
  }
}

function toAnnotated(entity: Entity): AnnotatedEntity {
  const owner = entity.relations?.find(
    relation => relation.type === RELATION_OWNED_BY,
  );
  return {
    entityRef: stringifyEntityRef(entity),
    ownerRef: owner?.targetRef,
    annotations: entity.metadata.annotations ?? {},
  };
}
