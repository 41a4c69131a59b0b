import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  EntityInventory,
  EntitySummary,
} from '@image-governance/plugin-golden-images-common';
import { entitySummary } from './entitySummary';
import type { InventoryMoment, JudgedWorkload } from './InventoryMoment';
import type { InventoryReader } from './InventoryReader';
import { lookedFor } from './lookedFor';
import type { SourceQueries } from './SourceQueries';
import type { Visibility } from './Visibility';
import { workloadDetail } from './workloadViews';

/** What is asked about an entity. */
export interface EntityRequest {
  readonly entityRef: string;
  readonly at?: string;
}

/** Answers what an entity of the catalog runs. */
export class EntityReader {
  readonly #catalog: CatalogService;
  readonly #inventory: InventoryReader;
  readonly #sources: SourceQueries;

  static create(options: {
    catalog: CatalogService;
    inventory: InventoryReader;
    sources: SourceQueries;
  }): EntityReader {
    return new EntityReader(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    inventory: InventoryReader;
    sources: SourceQueries;
  }) {
    this.#catalog = options.catalog;
    this.#inventory = options.inventory;
    this.#sources = options.sources;
  }

  async getSummary(
    request: EntityRequest,
    visible: Visibility,
    credentials: BackstageCredentials,
  ): Promise<EntitySummary> {
    const { summary } = await this.#read(request, visible, credentials);
    return summary;
  }

  async getInventory(
    request: EntityRequest,
    visible: Visibility,
    credentials: BackstageCredentials,
  ): Promise<EntityInventory> {
    const { summary, workloads } = await this.#read(
      request,
      visible,
      credentials,
      { former: true },
    );
    const names = new Map(
      (await this.#sources.all()).map(({ id, name }) => [id, name]),
    );
    return {
      ...summary,
      workloads: workloads.map(workload =>
        workloadDetail(workload, names.get(workload.record.source_id) ?? ''),
      ),
    };
  }

  /**
   * What is on record of an entity's workloads holds while the catalog is down.
   * @param credentials - of the asker, who may not see every entity.
   * @param options.former - whether what the workloads ran before is wanted.
   * @throws ServiceUnavailableError when there is nothing on record and the
   *   catalog does not say whether there should be.
   */
  async #read(
    request: EntityRequest,
    visible: Visibility,
    credentials: BackstageCredentials,
    options: { readonly former?: boolean } = {},
  ): Promise<{
    summary: EntitySummary;
    workloads: readonly JudgedWorkload[];
    moment: InventoryMoment;
  }> {
    const entityRef = stringifyEntityRef(parseEntityRef(request.entityRef));
    const [catalog, moment] = await Promise.all([
      this.#ask(entityRef, credentials),
      this.#inventory.open({ at: request.at, visible }),
    ]);
    const workloads = await moment.judged(
      await moment.workloads.byEntity(entityRef),
      { ...options, use: true },
    );
    if (catalog.down && workloads.length === 0) {
      throw new ServiceUnavailableError(
        `The catalog cannot be read now, so it is not known what ${entityRef} runs`,
      );
    }
    return {
      summary: entitySummary({
        entityRef,
        ...lookedFor(entityRef, catalog.entity),
        workloads,
        moment,
      }),
      workloads,
      moment,
    };
  }

  async #ask(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<{ entity?: Entity; down?: boolean }> {
    try {
      return {
        entity: await this.#catalog.getEntityByRef(entityRef, { credentials }),
      };
    } catch {
      // The scans have said why.
      return { down: true };
    }
  }
}
