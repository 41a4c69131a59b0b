import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { batches } from '../../database';

/** References in one question to the catalog: it takes 100 kB. */
const BATCH = 200;

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
];

/** Teams as people name them, to find and order them by what is on the screen. */
export class TeamNames {
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;

  static create(options: {
    catalog: CatalogService;
    logger: LoggerService;
  }): TeamNames {
    return new TeamNames(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#logger = options.logger;
  }

  /** A name for every reference: its title in the catalog, else its own last part, also while the catalog cannot be read. */
  async of(
    refs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlyMap<string, string>> {
    const names = new Map(refs.map(ref => [ref, parseEntityRef(ref).name]));
    try {
      for (const entityRefs of batches(refs, BATCH)) {
        const { items } = await this.#catalog.getEntitiesByRefs(
          { entityRefs, fields: FIELDS },
          { credentials },
        );
        for (const entity of items) {
          const title = entity && titleOf(entity);
          if (title) {
            names.set(stringifyEntityRef(entity), title);
          }
        }
      }
    } catch (error) {
      this.#logger.warn(
        `The catalog cannot be read; teams are found by their references: ${error}`,
      );
    }
    return names;
  }
}

/** As Backstage presents entities. */
function titleOf({ metadata, spec }: Entity): string | undefined {
  const profile = spec?.profile;
  const displayName =
    profile && typeof profile === 'object' && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return typeof displayName === 'string' && displayName
    ? displayName
    : metadata.title;
}
