import type {
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  goldenImagesPermissions,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { ReleaseCatalogue } from '../../releases';
import type { FigureStore } from '../figures';
import { InventoryGauges } from '../metrics';
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
import { StandingReader } from './StandingReader';

/** Options of {@link createInventoryReads}. */
export interface InventoryReadsOptions {
  readonly knex: Knex;
  readonly policy: Policy;
  readonly releases: Pick<ReleaseCatalogue, 'list' | 'find' | 'approvals'>;
  readonly figures: FigureStore;
  readonly catalog: CatalogService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly metrics: MetricsService;
  readonly logger: LoggerService;
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

/** Puts the read side together, tells the permission framework what it decides about, and reports its figures as metrics. */
export function createInventoryReads(
  options: InventoryReadsOptions,
): InventoryReads {
  const { knex, policy, now, figures, catalog, permissionsRegistry } = options;
  permissionsRegistry.addResourceType({
    resourceRef: goldenImagesWorkloadResourceRef,
    permissions: goldenImagesPermissions,
    rules: Object.values(workloadPermissionRules),
  });
  const queries = new SourceQueries({ knex, policy, now, figures });
  InventoryGauges.start({ ...options, sources: queries });
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
      standings: StandingReader.create({ inventory: reader }),
      sources,
    }),
  };
}
