import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { goldenImagesApiRef } from './api';
import {
  EntityGoldenImageCard,
  EntityGoldenImagesContent,
  GoldenImagesPage,
  goldenImagesPlugin,
} from './legacyPlugin';
import { rootRouteRef } from './routes';
import { fakeApi } from './testing/fakeApi';
import { ENTITY, inventory, summary } from './testing/inventoryFixtures';
import { overview } from './testing/overviewFixtures';

const API = fakeApi({
  getOverview: async () => overview(),
  getEntitySummary: async () => summary(),
  getEntityInventory: async () => inventory(),
  listReleases: async () => [],
  listImages: async () => ({ items: [], totalItems: 0 }),
  getFacets: async () => ({
    clusters: [],
    namespaces: [],
    environments: [],
    owners: [],
    families: [],
    tracks: [],
  }),
});

async function render(element: JSX.Element, path = '/') {
  await renderInTestApp(
    <TestApiProvider apis={[[goldenImagesApiRef, API]]}>
      {element}
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: { '/golden-images': rootRouteRef },
    },
  );
}

describe('the plugin in the old frontend system', () => {
  it('brings its own client', () => {
    expect([...goldenImagesPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      goldenImagesApiRef.id,
    ]);
  });

  it.each([
    ['/golden-images', '166.7 %'],
    ['/golden-images/images', 'Nothing has been scanned yet'],
    ['/golden-images/releases', 'No golden release is known yet'],
  ])('serves %s', async (path, text) => {
    await render(
      <Routes>
        <Route path="/golden-images/*" element={<GoldenImagesPage />} />
      </Routes>,
      path,
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('has the card, also where the tab is not installed', async () => {
    await render(
      <EntityProvider entity={ENTITY}>
        <EntityGoldenImageCard />
      </EntityProvider>,
    );
    expect(await screen.findByText('Built on golden')).toBeInTheDocument();
    expect(screen.queryByText('Details')).not.toBeInTheDocument();
  });

  it('has the tab', async () => {
    await render(
      <EntityProvider entity={ENTITY}>
        <Routes>
          <Route path="/the-tab" element={<EntityGoldenImagesContent />} />
        </Routes>
      </EntityProvider>,
      '/the-tab',
    );
    expect(
      await screen.findByText(/^The one workload runs a supported/),
    ).toBeInTheDocument();
  });
});
