import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { goldenImagesApiRef } from './api';
import { goldenImagesPlugin } from './plugin';
import { fakeApi } from './testing/fakeApi';
import { ENTITY, inventory, summary } from './testing/inventoryFixtures';
import { overview, source } from './testing/overviewFixtures';

const API = fakeApi({
  getOverview: async () => overview(),
  getEntitySummary: async () => summary(),
  getEntityInventory: async () => inventory(),
  listReleases: async () => [],
  listImages: async () => ({ items: [], totalItems: 0 }),
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
    ['/golden-images/images', 'Nothing has been scanned yet'],
    ['/golden-images/releases', 'No golden release is known yet'],
    ['/golden-images/sources', 'prod-eu'],
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
