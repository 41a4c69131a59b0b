import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The organisation's page. */
export const rootRouteRef = createRouteRef({ id: 'golden-images' });

/** The table that every figure opens, already filtered. */
export const workloadsRouteRef = createSubRouteRef({
  id: 'golden-images/workloads',
  parent: rootRouteRef,
  path: '/workloads',
});

/** How every team stands. */
export const teamsRouteRef = createSubRouteRef({
  id: 'golden-images/teams',
  parent: rootRouteRef,
  path: '/teams',
});

/** Families, tracks and releases; `?release=` glances at one. */
export const releasesRouteRef = createSubRouteRef({
  id: 'golden-images/releases',
  parent: rootRouteRef,
  path: '/releases',
});

/** Everything about one release. */
export const releaseRouteRef = createSubRouteRef({
  id: 'golden-images/release',
  parent: rootRouteRef,
  path: '/releases/:family/:track/:version',
});

/** Who decides what. */
export const responsibilitiesRouteRef = createSubRouteRef({
  id: 'golden-images/responsibilities',
  parent: rootRouteRef,
  path: '/releases/responsibilities',
});

/** Releases that must be left, with who is still on them. */
export const deprecationsRouteRef = createSubRouteRef({
  id: 'golden-images/deprecations',
  parent: rootRouteRef,
  path: '/deprecations',
});

/** The images that run. */
export const imagesRouteRef = createSubRouteRef({
  id: 'golden-images/images',
  parent: rootRouteRef,
  path: '/images',
});

/** Customization requests, and what waits for whom. */
export const requestsRouteRef = createSubRouteRef({
  id: 'golden-images/requests',
  parent: rootRouteRef,
  path: '/requests',
});

/** Everything about one customization request. */
export const requestRouteRef = createSubRouteRef({
  id: 'golden-images/request',
  parent: rootRouteRef,
  path: '/requests/:id',
});

/** The glossary of packages that were asked for. */
export const packagesRouteRef = createSubRouteRef({
  id: 'golden-images/packages',
  parent: rootRouteRef,
  path: '/packages',
});

/** The list of sources with their scans. */
export const sourcesRouteRef = createSubRouteRef({
  id: 'golden-images/sources',
  parent: rootRouteRef,
  path: '/sources',
});

/** The tab on a component's page. */
export const entityContentRouteRef = createRouteRef({
  id: 'golden-images/entity-content',
});

/**
 * Where the card's "Details" leads. External and optional, so that a portal
 * may install the card without the tab.
 */
export const entityDetailsRouteRef = createExternalRouteRef({
  id: 'golden-images/entity-details',
  optional: true,
  defaultTarget: 'golden-images.entityContent',
});

/**
 * Where a release leads that is named on a component's page. External and
 * optional like {@link entityDetailsRouteRef}: there may be no organisation's page.
 */
export const releasePageRouteRef = createExternalRouteRef({
  id: 'golden-images/release-page',
  params: ['family', 'track', 'version'],
  optional: true,
  defaultTarget: 'golden-images.release',
});

/** Where a customization is asked for: the portal's software templates. */
export const templatesRouteRef = createExternalRouteRef({
  id: 'golden-images/templates',
  optional: true,
  defaultTarget: 'scaffolder.root',
});
