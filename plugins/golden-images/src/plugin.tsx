import { Content } from '@backstage/core-components';
import {
  ApiBlueprint,
  PageBlueprint,
  SubPageBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { GoldenImagesClient } from '@image-governance/plugin-golden-images-common';
import VerifiedUserIcon from '@material-ui/icons/VerifiedUser';
import { goldenImagesApiRef } from './api';
import {
  entityContentRouteRef,
  entityDetailsRouteRef,
  rootRouteRef,
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
        <Content>
          <OverviewPage />
        </Content>
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
        <Content>
          <WorkloadsPage />
        </Content>
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
        <Content>
          <ImagesPage />
        </Content>
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
      const { ReleasesPage } = await import(
        './components/releases/ReleasesPage'
      );
      return (
        <Content>
          <ReleasesPage />
        </Content>
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
      const { SourcesPage } = await import(
        './components/inventory/SourcesPage'
      );
      return (
        <Content>
          <SourcesPage />
        </Content>
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

/** Golden Images for the new frontend system. */
export const goldenImagesPlugin = createFrontendPlugin({
  pluginId: 'golden-images',
  title: 'Golden Images',
  icon: <VerifiedUserIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  externalRoutes: { entityDetails: entityDetailsRouteRef },
  extensions: [
    client,
    page,
    overviewPage,
    workloadsPage,
    imagesPage,
    releasesPage,
    sourcesPage,
    entityCard,
    entityContent,
  ],
});
