import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { parsePolicy } from '@image-governance/plugin-golden-images-common';
import {
  goldenImagesSourcesExtensionPoint,
  type ImageReader,
  type UsageSource,
} from '@image-governance/plugin-golden-images-node';
import { createRouter } from './api';
import {
  Actors,
  addAuditRoutes,
  AuditLog,
  createAudit,
  Decisions,
  readRoles,
  scheduleAuditVerification,
} from './audit';
import {
  addComplianceRoutes,
  addRetentionRoutes,
  addTeamRoutes,
  ApprovalTimeReader,
  AuthorizedCompliance,
  createTeams,
  KpiSnapshots,
  LeadTimeReader,
  OverviewReader,
  PromotionTimesReader,
  RetentionReader,
  VerifiabilityReader,
  scheduleKpiSnapshots,
  SprawlReader,
} from './compliance';
import { configuredSources } from './configuredSources';
import {
  addClassifyRoutes,
  addCustomizationRoutes,
  AuthorizedClassifier,
  Classifier,
  CLASSIFY_PATH,
  createCustomizations,
  MOST_CLASSIFIED_BYTES,
  readTierPolicy,
  startCustomizations,
} from './customizations';
import { registerCustomizationActions } from './customizations/actions';
import { GovernanceDatabase } from './database';
import { createScans } from './inventory';
import { registerInventoryActions } from './inventory/actions';
import { ImageStore } from './inventory/images';
import {
  addInventoryRoutes,
  createInventoryReads,
  ScanTrigger,
} from './inventory/read';
import {
  addSubscriptionRoutes,
  createNotifications,
  DeliveredNotices,
  deliverSoon,
  NoticeOutbox,
} from './notifications';
import { registerReleaseActions } from './releases/actions';
import { addCalendarRoutes, createCalendars } from './releases/calendars';
import { EmergencyStore } from './releases/clocks';
import {
  addLifecycleRoutes,
  createLifecycle,
  scheduleLifecycle,
} from './releases/createLifecycle';
import { ADD_DOCUMENT_PATH, readMaxDocumentBytes } from './releases/documents';
import {
  addReleaseRoutes,
  AuthorizedReleases,
  DeprecationReader,
  ReleaseReader,
  TrackReader,
} from './releases/read';
import { addResponsibilityRoutes } from './releases/responsibilities';

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
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
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
          figures: scans.figures,
          now,
        });
        const snapshots = KpiSnapshots.create({ knex });
        const overview = OverviewReader.create({
          inventory: reader,
          sources,
          snapshots,
        });
        const { teams, reader: teamReader } = createTeams({
          ...services,
          database,
          access,
          inventory: reader,
          sources,
        });

        const emergencies = EmergencyStore.create({ database });
        const deprecations = DeprecationReader.create({
          inventory: reader,
          emergencies: (ids, at) => emergencies.openAt(ids, at),
        });

        const log = AuditLog.create({ now });
        const actors = Actors.create({
          ...services,
          members: readRoles(config),
        });
        const decisions = Decisions.create({
          ...services,
          actors,
          database,
          log,
          onDecided: () => deliverSoon(services),
        });
        const notifications = createNotifications({
          ...services,
          knex,
          access,
          actors,
          decisions,
          families: () => scans.releases.families(),
          now,
        });
        const notices = NoticeOutbox.create({ now });
        const lifecycle = createLifecycle({
          ...services,
          ...scans,
          database,
          policy,
          access,
          sources,
          inventory: reader,
          deprecations,
          emergencies,
          actors,
          log,
          decisions,
          notices,
          readers: [
            ...configured.imageReaders,
            ...added.imageReaders.map(source => ({ source })),
          ].map(({ source }) => source),
          onDecided: () => scans.judgeSoon(),
          now,
        });

        const classifier = new Classifier({
          policy: readTierPolicy(config, policy),
        });
        const customizations = createCustomizations({
          ...services,
          ...scans,
          classifier,
          database,
          policy,
          access,
          inventory: reader,
          verification: lifecycle.verification,
          releasePackages: lifecycle.documents.packages,
          actors,
          decisions,
          notices,
          onDecided: () => scans.judgeSoon(),
          now,
        });

        const delivered = DeliveredNotices.create({ knex });
        const promotionTimes = new PromotionTimesReader({
          releases: scans.releases,
          testsPassed: () => lifecycle.promotion.testsPassed(),
          delivered: keys => delivered.times(keys),
        });

        const router = createRouter({
          document: {
            path: ADD_DOCUMENT_PATH,
            maxBytes: readMaxDocumentBytes(config),
          },
          text: { path: CLASSIFY_PATH, maxBytes: MOST_CLASSIFIED_BYTES },
        });
        addInventoryRoutes(router, {
          httpAuth,
          inventory,
          scans: ScanTrigger.create({ ...services, start: scans.scanNow }),
        });
        const releases = new AuthorizedReleases({
          access,
          releases: ReleaseReader.create({ inventory: reader }),
          tracks: TrackReader.create({
            inventory: reader,
            sources,
            catalogue: scans.releases,
            isJudged: () => scans.judgment.isCaughtUp(),
          }),
          deprecations,
        });
        addReleaseRoutes(router, { httpAuth, releases });
        registerInventoryActions(services.actions, { inventory });
        registerReleaseActions(services.actions, { releases, policy });
        addResponsibilityRoutes(router, { httpAuth, access, actors });
        addLifecycleRoutes(router, { httpAuth, ...lifecycle });
        addCustomizationRoutes(router, { httpAuth, ...customizations });
        const { audit, verifier } = createAudit({
          ...services,
          knex,
          access,
          now,
        });
        addAuditRoutes(router, { httpAuth, audit });
        addSubscriptionRoutes(router, { httpAuth, ...notifications });
        addCalendarRoutes(router, {
          ...services,
          ...createCalendars({
            ...services,
            database,
            access,
            deprecations,
            now,
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
        addRetentionRoutes(router, {
          httpAuth,
          retention: new RetentionReader({
            access,
            policy,
            releases: scans.releases,
            images: ImageStore.create({ database }),
            tested: ids => lifecycle.acceptance.tests.lastTested(ids),
            now,
          }),
          verifiability: new VerifiabilityReader({
            access,
            inventory: reader,
            releases: scans.releases,
            ...lifecycle.onRecord,
          }),
          leadTime: new LeadTimeReader({
            access,
            policy,
            promotions: () => promotionTimes.list(),
            waiting: () => lifecycle.promotion.waiting(),
            now,
          }),
          approvalTime: new ApprovalTimeReader({
            access,
            ...customizations.approvals,
            now,
          }),
        });
        const authorizedClassifier = new AuthorizedClassifier({
          access,
          classifier,
        });
        addClassifyRoutes(router, {
          httpAuth,
          classifier: authorizedClassifier,
        });
        registerCustomizationActions(services.actions, {
          classifier: authorizedClassifier,
          ...customizations,
        });
        addTeamRoutes(router, { httpAuth, teams });
        services.httpRouter.use(router);

        await scans.start();
        await scheduleLifecycle({ scheduler, now, ...lifecycle });
        await startCustomizations({ ...services, ...customizations, now });
        await notifications.start();
        await scheduleAuditVerification({ scheduler, verifier });
        await scheduleKpiSnapshots({
          scheduler,
          overview,
          snapshots,
          teams: teamReader,
        });
        if (scans.tasks.length === 0) {
          logger.info(
            'No source is configured: name registries and clusters under goldenImages in app-config',
          );
        }
      },
    });
  },
});
