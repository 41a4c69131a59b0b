import {
  ApiBlueprint,
  PageBlueprint,
  SubPageBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  CatalogFilterBlueprint,
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  GoldenImagesClient,
  TRACK_ANNOTATIONS,
  TRACK_RESOURCE_TYPE,
} from '@image-governance/plugin-golden-images-common';
import VerifiedUserIcon from '@material-ui/icons/VerifiedUser';
import { goldenImagesApiRef } from './api';
import { PageContent } from './components/page/PageContent';
import { MY_TEAMS } from './homePageWidget';
import {
  entityContentRouteRef,
  entityDetailsRouteRef,
  releasePageRouteRef,
  releaseRouteRef,
  rootRouteRef,
  templatesRouteRef,
} from './routes';

const client = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: goldenImagesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GoldenImagesClient(deps),
    }),
});

const page = PageBlueprint.make({
  params: { path: '/golden-images', routeRef: rootRouteRef },
});

const overviewPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: async () => {
      const { OverviewPage } = await import(
        './components/compliance/OverviewPage'
      );
      return (
        <PageContent>
          <OverviewPage />
        </PageContent>
      );
    },
  },
});

const workloadsPage = SubPageBlueprint.make({
  name: 'workloads',
  params: {
    path: 'workloads',
    title: 'Workloads',
    loader: async () => {
      const { WorkloadsPage } = await import(
        './components/inventory/WorkloadsPage'
      );
      return (
        <PageContent>
          <WorkloadsPage />
        </PageContent>
      );
    },
  },
});

const imagesPage = SubPageBlueprint.make({
  name: 'images',
  params: {
    path: 'images',
    title: 'Images',
    loader: async () => {
      const { ImagesPage } = await import('./components/images/ImagesPage');
      return (
        <PageContent>
          <ImagesPage />
        </PageContent>
      );
    },
  },
});

const releasesPage = SubPageBlueprint.make({
  name: 'releases',
  params: {
    path: 'releases',
    title: 'Releases',
    loader: async () => {
      const { ReleaseRoutes } = await import(
        './components/releases/ReleaseRoutes'
      );
      return (
        <PageContent>
          <ReleaseRoutes />
        </PageContent>
      );
    },
  },
});

const candidatesPage = SubPageBlueprint.make({
  name: 'candidates',
  params: {
    path: 'candidates',
    title: 'Candidates',
    loader: async () => {
      const { CandidatesPage } = await import(
        './components/releases/candidates/CandidatesPage'
      );
      return (
        <PageContent>
          <CandidatesPage />
        </PageContent>
      );
    },
  },
});

const deprecationsPage = SubPageBlueprint.make({
  name: 'deprecations',
  params: {
    path: 'deprecations',
    title: 'Deprecations',
    loader: async () => {
      const { DeprecationsPage } = await import(
        './components/releases/DeprecationsPage'
      );
      return (
        <PageContent>
          <DeprecationsPage />
        </PageContent>
      );
    },
  },
});

const requestsPage = SubPageBlueprint.make({
  name: 'requests',
  params: {
    path: 'requests',
    title: 'Requests',
    loader: async () => {
      const { RequestRoutes } = await import(
        './components/customizations/RequestRoutes'
      );
      return (
        <PageContent>
          <RequestRoutes />
        </PageContent>
      );
    },
  },
});

const packagesPage = SubPageBlueprint.make({
  name: 'packages',
  params: {
    path: 'packages',
    title: 'Packages',
    loader: async () => {
      const { PackagesPage } = await import(
        './components/customizations/packages/PackagesPage'
      );
      return (
        <PageContent>
          <PackagesPage />
        </PageContent>
      );
    },
  },
});

const teamsPage = SubPageBlueprint.make({
  name: 'teams',
  params: {
    path: 'teams',
    title: 'Teams',
    loader: async () => {
      const { TeamsPage } = await import(
        './components/compliance/teams/TeamsPage'
      );
      return (
        <PageContent>
          <TeamsPage />
        </PageContent>
      );
    },
  },
});

const retentionPage = SubPageBlueprint.make({
  name: 'retention',
  params: {
    path: 'retention',
    title: 'Retention',
    loader: async () => {
      const { RetentionPage } = await import(
        './components/compliance/retention/RetentionPage'
      );
      return (
        <PageContent>
          <RetentionPage />
        </PageContent>
      );
    },
  },
});

const sourcesPage = SubPageBlueprint.make({
  name: 'sources',
  params: {
    path: 'sources',
    title: 'Sources',
    loader: async () => {
      const { SourcesPage } = await import('./components/sources/SourcesPage');
      return (
        <PageContent>
          <SourcesPage />
        </PageContent>
      );
    },
  },
});

const auditPage = SubPageBlueprint.make({
  name: 'audit',
  params: {
    path: 'audit',
    title: 'Audit',
    loader: async () => {
      const { AuditPage } = await import('./components/audit/AuditPage');
      return (
        <PageContent>
          <AuditPage />
        </PageContent>
      );
    },
  },
});

const entityCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: { kind: 'component' },
    loader: async () => {
      const { EntityCard } = await import('./components/inventory/EntityCard');
      return <EntityCard />;
    },
  },
});

const entityContent = EntityContentBlueprint.make({
  params: {
    path: 'golden-images',
    title: 'Golden images',
    group: 'deployment',
    routeRef: entityContentRouteRef,
    filter: { kind: 'component' },
    loader: async () => {
      const { EntityTab } = await import('./components/inventory/EntityTab');
      return <EntityTab />;
    },
  },
});

const scopeCard = EntityCardBlueprint.make({
  name: 'scope',
  params: {
    type: 'content',
    filter: { kind: { $in: ['group', 'system', 'domain'] } },
    loader: async () => {
      const { ScopeCard } = await import(
        './components/compliance/scope/ScopeCard'
      );
      return <ScopeCard />;
    },
  },
});

const TRACK_FIELD = `metadata.annotations.${TRACK_ANNOTATIONS.track}` as const;

const trackCard = EntityCardBlueprint.make({
  name: 'track',
  params: {
    type: 'info',
    filter: {
      kind: 'resource',
      'spec.type': TRACK_RESOURCE_TYPE,
      [TRACK_FIELD]: { $exists: true },
    },
    loader: async () => {
      const { TrackCard } = await import('./components/releases/TrackCard');
      return <TrackCard />;
    },
  },
});

const myTeamsWidget = HomePageWidgetBlueprint.make({
  name: 'my-teams',
  params: {
    name: MY_TEAMS.name,
    title: MY_TEAMS.title,
    description: MY_TEAMS.description,
    layout: MY_TEAMS.layout,
    components: async () => {
      const { MyTeams } = await import('./components/compliance/scope/MyTeams');
      return { Content: MyTeams };
    },
  },
});

const catalogFilter = CatalogFilterBlueprint.make({
  params: {
    loader: async () => {
      const { GoldenImageFilter } = await import(
        './components/catalog/GoldenImageFilter'
      );
      return <GoldenImageFilter />;
    },
  },
});

const imageField = FormFieldBlueprint.make({
  name: 'golden-image-picker',
  params: {
    field: async () =>
      (await import('./components/customizations/fields/formFields'))
        .goldenImagePicker,
  },
});

const packageField = FormFieldBlueprint.make({
  name: 'golden-package-picker',
  params: {
    field: async () =>
      (await import('./components/customizations/fields/formFields'))
        .goldenPackagePicker,
  },
});

const tierField = FormFieldBlueprint.make({
  name: 'golden-tier-preview',
  params: {
    field: async () =>
      (await import('./components/customizations/fields/formFields'))
        .goldenTierPreview,
  },
});

/** Golden Images for the new frontend system. */
export const goldenImagesPlugin = createFrontendPlugin({
  pluginId: 'golden-images',
  title: 'Golden Images',
  icon: <VerifiedUserIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    release: releaseRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes: {
    entityDetails: entityDetailsRouteRef,
    releasePage: releasePageRouteRef,
    templates: templatesRouteRef,
  },
  extensions: [
    client,
    page,
    overviewPage,
    workloadsPage,
    imagesPage,
    releasesPage,
    candidatesPage,
    deprecationsPage,
    requestsPage,
    packagesPage,
    teamsPage,
    retentionPage,
    sourcesPage,
    auditPage,
    entityCard,
    entityContent,
    scopeCard,
    myTeamsWidget,
    trackCard,
    catalogFilter,
    imageField,
    packageField,
    tierField,
  ],
});
