import { identityApiRef } from '@backstage/core-plugin-api';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import { goldenImagesApiRef } from './api';
import { goldenImagesPlugin } from './plugin';
import { rootRouteRef } from './routes';
import { requestView } from './testing/customizationFixtures';
import { fakeApi } from './testing/fakeApi';
import { ENTITY, inventory, summary } from './testing/inventoryFixtures';
import { overview, source } from './testing/overviewFixtures';
import { scopeSummary, team, teamsSummary } from './testing/teamFixtures';
import { TRACK_ENTITY, track } from './testing/trackFixtures';

const API = fakeApi({
  getOverview: async () => overview(),
  getEntitySummary: async () => summary(),
  getEntityInventory: async () => inventory(),
  listReleases: async () => [],
  getTeamsSummary: async () => teamsSummary(),
  listTeams: async () => ({ items: [team('shop')], totalItems: 1 }),
  getScopeSummary: async () => scopeSummary(),
  getOwnersSummary: async () => scopeSummary(),
  listAuditEntries: async () => ({ items: [], totalItems: 0 }),
  getAuditVerification: async () => ({
    at: '2027-01-01T00:00:00Z',
    entries: 0,
  }),
  getTrack: async () => track(),
  listDeprecations: async () => [],
  listImages: async () => ({ items: [], totalItems: 0 }),
  listCustomizationRequests: async () => ({
    items: [],
    totalItems: 0,
    mayRequest: true,
  }),
  getResponsibilities: async () => ({ activities: [], roles: [], legend: [] }),
  getCustomizationRequest: async () => requestView(),
  listCustomizationPackages: async () => ({ items: [], totalItems: 0 }),
  listSources: async () => [source()],
  listWorkloads: async () => ({ items: [], totalItems: 0 }),
  getFacets: async () => ({
    clusters: [],
    namespaces: [],
    environments: [],
    owners: [],
    families: [],
    tracks: [],
  }),
});

function renderPath(path: string) {
  renderTestApp({
    features: [goldenImagesPlugin],
    initialRouteEntries: [path],
    apis: [[goldenImagesApiRef, API]],
  });
}

describe('the plugin in the new frontend system', () => {
  it.each([
    ['/golden-images', '166.7 %'],
    ['/golden-images/overview', '166.7 %'],
    ['/golden-images/workloads', 'Nothing has been scanned yet'],
    ['/golden-images/deprecations', 'Every release in production is active'],
    ['/golden-images/images', 'Nothing has been scanned yet'],
    ['/golden-images/releases', 'No golden release is known yet'],
    ['/golden-images/releases/python/3.12/2.0.0', 'All releases'],
    ['/golden-images/requests', 'Nobody asked for a customization yet'],
    ['/golden-images/requests/r1', 'All requests'],
    ['/golden-images/packages', 'No package was asked for yet'],
    ['/golden-images/teams', 'Movers of the month'],
    ['/golden-images/sources', 'prod-eu'],
    ['/golden-images/audit', 'No decision is on record yet'],
  ])('serves %s', async (path, text) => {
    renderPath(path);
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('makes figures of the overview link to the workloads page', async () => {
    renderPath('/golden-images');
    expect(
      await screen.findByRole('link', { name: '1,240 golden' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/golden-images\/workloads\?verdict=golden&/),
    );
  });

  it('puts card and tab on the page of a component', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: ENTITY }),
        goldenImagesPlugin.getExtension('entity-card:golden-images'),
        goldenImagesPlugin.getExtension('entity-content:golden-images'),
      ],
      apis: [[goldenImagesApiRef, API]],
    });
    expect(
      await screen.findByText(/^The one workload runs a supported/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/golden release in use by this component/),
    ).toBeInTheDocument();
  });

  it('leads from the card to the tab', async () => {
    renderTestApp({
      features: [goldenImagesPlugin],
      extensions: [createTestEntityPage({ entity: ENTITY })],
      apis: [[goldenImagesApiRef, API]],
    });
    expect(
      await screen.findByRole('link', { name: 'Details' }),
    ).toHaveAttribute('href', '/golden-images');
  });

  it.each(['Group', 'System', 'Domain'])(
    'puts the card of what belongs to it on the page of a %s',
    async kind => {
      renderTestApp({
        features: [goldenImagesPlugin],
        extensions: [createTestEntityPage({ entity: { ...ENTITY, kind } })],
        apis: [[goldenImagesApiRef, API]],
      });
      expect(await screen.findByText('Most to do')).toBeInTheDocument();
    },
  );

  it('brings a card for the home page', async () => {
    const asked: (readonly string[])[] = [];
    const { component, title } = createExtensionTester(
      goldenImagesPlugin.getExtension(
        'home-page-widget:golden-images/my-teams',
      ),
    ).get(homePageWidgetDataRef);
    const api = fakeApi({
      getOwnersSummary: async owners => {
        asked.push(owners);
        return scopeSummary();
      },
    });
    renderInTestApp(component, {
      apis: [
        [goldenImagesApiRef, api],
        [
          identityApiRef,
          mockApis.identity({ ownershipEntityRefs: ['group:default/shop'] }),
        ],
      ],
      mountedRoutes: {
        '/golden-images': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    });
    expect(title).toBe('Golden images of my teams');
    expect(
      await screen.findByText('Golden images of my teams'),
    ).toBeInTheDocument();
    expect(await screen.findByText('80.0 %')).toBeInTheDocument();
    expect(asked).toEqual([['group:default/shop']]);
  });

  it('puts a card on the page of a golden image track, and on no other resource', async () => {
    const marker = EntityCardBlueprint.make({
      name: 'marker',
      params: { loader: async () => <p>All cards are there</p> },
    });
    const render = (entity: Entity) =>
      renderTestApp({
        features: [goldenImagesPlugin],
        extensions: [createTestEntityPage({ entity }), marker],
        apis: [[goldenImagesApiRef, API]],
      });
    const { unmount } = render(TRACK_ENTITY);
    expect(await screen.findByText('Golden image track')).toBeInTheDocument();
    unmount();
    render({ ...TRACK_ENTITY, metadata: { name: 'a-database' } });
    expect(await screen.findByText('All cards are there')).toBeInTheDocument();
    expect(screen.queryByText('Golden image track')).not.toBeInTheDocument();
  });

  it('has a filter for the table of the catalog', () => {
    expect(
      goldenImagesPlugin.getExtension('catalog-filter:golden-images'),
    ).toBeDefined();
  });

  it.each([
    ['golden-image-picker', 'GoldenImagePicker'],
    ['golden-package-picker', 'GoldenPackagePicker'],
    ['golden-tier-preview', 'GoldenTierPreview'],
  ] as const)('brings the field %s for templates', async (id, name) => {
    const load = createExtensionTester(
      goldenImagesPlugin.getExtension(
        `scaffolder-form-field:golden-images/${id}`,
      ),
    ).get(FormFieldBlueprint.dataRefs.formFieldLoader);
    expect(await load()).toMatchObject({ name });
  });

  it('leaves other kinds of entities alone', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: { ...ENTITY, kind: 'Group' } }),
        goldenImagesPlugin.getExtension('entity-card:golden-images'),
      ],
      apis: [[goldenImagesApiRef, API]],
    });
    expect(screen.queryByText('Golden image')).not.toBeInTheDocument();
  });
});
