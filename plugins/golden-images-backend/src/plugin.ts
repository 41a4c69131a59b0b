import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { parsePolicy } from '@image-governance/plugin-golden-images-common';
import {
  goldenImagesSourcesExtensionPoint,
  type ImageReader,
  type UsageSource,
} from '@image-governance/plugin-golden-images-node';
import { createRouter } from './api';
import {
  addComplianceRoutes,
  AuthorizedCompliance,
  KpiSnapshots,
  OverviewReader,
  scheduleKpiSnapshots,
  SprawlReader,
} from './compliance';
import { configuredSources } from './configuredSources';
import { GovernanceDatabase } from './database';
import { createScans } from './inventory';
import {
  addInventoryRoutes,
  createInventoryReads,
  ScanTrigger,
} from './inventory/read';
import {
  addReleaseRoutes,
  AuthorizedReleases,
  ReleaseReader,
} from './releases/read';

/** The backend of Golden Images: the one place that knows every room and every source. */
export const goldenImagesPlugin = createBackendPlugin({
  pluginId: 'golden-images',
  register(env) {
    const added: { usageSources: UsageSource[]; imageReaders: ImageReader[] } =
      { usageSources: [], imageReaders: [] };
    env.registerExtensionPoint(goldenImagesSourcesExtensionPoint, {
      addUsageSource: source => added.usageSources.push(source),
      addImageReader: reader => added.imageReaders.push(reader),
    });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init(services) {
        const { config, httpAuth, logger, scheduler } = services;
        const now = () => new Date();
        const policy = parsePolicy(config.getOptional('goldenImages.policy'));
        const configured = configuredSources(config, { ...services, policy });
        const database = await GovernanceDatabase.create(services);
        const scans = createScans({
          ...services,
          database,
          policy,
          now,
          usageSources: [
            ...configured.usageSources,
            ...added.usageSources.map(source => ({ source })),
          ],
          imageReaders: [
            ...configured.imageReaders,
            ...added.imageReaders.map(source => ({ source })),
          ],
          governance: configured.governance,
        });
        const { knex } = database;
        const { access, reader, sources, inventory } = createInventoryReads({
          ...services,
          knex,
          policy,
          releases: scans.releases,
          now,
        });
        const snapshots = KpiSnapshots.create({ knex });
        const overview = OverviewReader.create({
          inventory: reader,
          sources,
          snapshots,
        });

        const router = createRouter();
        addInventoryRoutes(router, {
          httpAuth,
          inventory,
          scans: ScanTrigger.create({ ...services, start: scans.scanNow }),
        });
        addReleaseRoutes(router, {
          httpAuth,
          releases: new AuthorizedReleases({
            access,
            releases: ReleaseReader.create({ inventory: reader }),
          }),
        });
        addComplianceRoutes(router, {
          httpAuth,
          compliance: new AuthorizedCompliance({
            access,
            overview,
            sprawl: SprawlReader.create({ inventory: reader }),
            snapshots,
          }),
        });
        services.httpRouter.use(router);

        await scans.start();
        await scheduleKpiSnapshots({ scheduler, overview, snapshots });
        if (scans.tasks.length === 0) {
          logger.info(
            'No source is configured: name registries and clusters under goldenImages in app-config',
          );
        }
      },
    });
  },
});
