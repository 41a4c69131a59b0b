import type {
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  goldenImagesPermissions,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { ReleaseCatalogue } from '../../releases';
import { AuthorizedInventory } from './AuthorizedInventory';
import { EntityReader } from './EntityReader';
import { ImageReader } from './ImageReader';
import { InventoryReader } from './InventoryReader';
import {
  goldenImagesWorkloadResourceRef,
  workloadPermissionRules,
} from './permissionRules';
import { ReadAccess } from './ReadAccess';
import { SourceQueries } from './SourceQueries';
import { SourceReader } from './SourceReader';

/** Options of {@link createInventoryReads}. */
export interface InventoryReadsOptions {
  readonly knex: Knex;
  readonly policy: Policy;
  readonly releases: Pick<ReleaseCatalogue, 'list' | 'find' | 'approvals'>;
  readonly catalog: CatalogService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly now: () => Date;
}

/** The read side of the inventory. */
export interface InventoryReads {
  readonly access: ReadAccess;
  /** For other rooms, which limit what they show to what {@link ReadAccess} lets be seen. */
  readonly reader: InventoryReader;
  readonly sources: SourceReader;
  readonly inventory: AuthorizedInventory;
}

/** Puts the read side together, and tells the permission framework what it decides about. */
export function createInventoryReads(
  options: InventoryReadsOptions,
): InventoryReads {
  const { knex, policy, now, catalog, permissionsRegistry } = options;
  permissionsRegistry.addResourceType({
    resourceRef: goldenImagesWorkloadResourceRef,
    permissions: goldenImagesPermissions,
    rules: Object.values(workloadPermissionRules),
  });
  const queries = new SourceQueries({ knex, policy, now });
  const access = ReadAccess.create(options);
  const reader = InventoryReader.create({ ...options, sources: queries });
  const sources = SourceReader.create({ queries, now });
  return {
    access,
    reader,
    sources,
    inventory: new AuthorizedInventory({
      access,
      inventory: reader,
      images: ImageReader.create({ ...options, inventory: reader }),
      entities: EntityReader.create({
        catalog,
        inventory: reader,
        sources: queries,
      }),
      sources,
    }),
  };
}
