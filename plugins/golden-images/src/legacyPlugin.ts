import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { GoldenImagesClient } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from './api';
import {
  GoldenImagePicker,
  GoldenPackagePicker,
  GoldenTierPreview,
  goldenImageSchema,
  goldenPackageSchema,
  goldenTierSchema,
} from './components/customizations/fields';
import { MY_TEAMS } from './homePageWidget';
import {
  entityContentRouteRef,
  entityDetailsRouteRef,
  releasePageRouteRef,
  releaseRouteRef,
  rootRouteRef,
  templatesRouteRef,
} from './routes';

/** Golden Images for the old frontend system. */
export const goldenImagesPlugin = createPlugin({
  id: 'golden-images',
  apis: [
    createApiFactory({
      api: goldenImagesApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GoldenImagesClient(deps),
    }),
  ],
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
});

/** The organisation's page; mount it under `/golden-images`. */
export const GoldenImagesPage = goldenImagesPlugin.provide(
  createRoutableExtension({
    name: 'GoldenImagesPage',
    component: () =>
      import('./components/page/GoldenImagesPage').then(
        m => m.GoldenImagesPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/** Tab for a component's page. */
export const EntityGoldenImagesContent = goldenImagesPlugin.provide(
  createRoutableExtension({
    name: 'EntityGoldenImagesContent',
    component: () =>
      import('./components/inventory/EntityTab').then(m => m.EntityTab),
    mountPoint: entityContentRouteRef,
  }),
);

/** Card for a component's overview. */
export const EntityGoldenImageCard = goldenImagesPlugin.provide(
  createComponentExtension({
    name: 'EntityGoldenImageCard',
    component: {
      lazy: () =>
        import('./components/inventory/EntityCard').then(m => m.EntityCard),
    },
  }),
);

/** Card for the page of a group, a system or a domain. */
export const EntityGoldenImagesScopeCard = goldenImagesPlugin.provide(
  createComponentExtension({
    name: 'EntityGoldenImagesScopeCard',
    component: {
      lazy: () =>
        import('./components/compliance/scope/ScopeCard').then(
          m => m.ScopeCard,
        ),
    },
  }),
);

/** Card for the page of a golden image track; see `isGoldenImageTrack`. */
export const EntityGoldenImageTrackCard = goldenImagesPlugin.provide(
  createComponentExtension({
    name: 'EntityGoldenImageTrackCard',
    component: {
      lazy: () =>
        import('./components/releases/TrackCard').then(m => m.TrackCard),
    },
  }),
);

/** Filter for the catalog's table, among the `filters` of `CatalogIndexPage`. */
export const GoldenImageFilter = goldenImagesPlugin.provide(
  createComponentExtension({
    name: 'GoldenImageFilter',
    component: {
      lazy: () =>
        import('./components/catalog/GoldenImageFilter').then(
          m => m.GoldenImageFilter,
        ),
    },
  }),
);

/** Card for the home page: the teams of whoever is signed in. */
export const HomePageGoldenImagesOfMyTeams = goldenImagesPlugin.provide(
  createCardExtension({
    ...MY_TEAMS,
    components: async () => {
      const { MyTeams } = await import('./components/compliance/scope/MyTeams');
      return { Content: MyTeams };
    },
  }),
);

/** Field for templates, `ui:field: GoldenImagePicker`: the family and track to build on. */
export const GoldenImagePickerFieldExtension = goldenImagesPlugin.provide(
  createScaffolderFieldExtension({
    name: 'GoldenImagePicker',
    component: GoldenImagePicker,
    schema: goldenImageSchema.schema,
  }),
);

/** Field for templates, `ui:field: GoldenPackagePicker`: system packages, with what is known of each. */
export const GoldenPackagePickerFieldExtension = goldenImagesPlugin.provide(
  createScaffolderFieldExtension({
    name: 'GoldenPackagePicker',
    component: GoldenPackagePicker,
    schema: goldenPackageSchema.schema,
  }),
);

/** Field for templates, `ui:field: GoldenTierPreview`: a Dockerfile with its tier while it is typed. */
export const GoldenTierPreviewFieldExtension = goldenImagesPlugin.provide(
  createScaffolderFieldExtension({
    name: 'GoldenTierPreview',
    component: GoldenTierPreview,
    schema: goldenTierSchema.schema,
  }),
);
