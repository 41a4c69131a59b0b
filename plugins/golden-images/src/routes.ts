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

/** The images that run. */
export const imagesRouteRef = createSubRouteRef({
  id: 'golden-images/images',
  parent: rootRouteRef,
  path: '/images',
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
