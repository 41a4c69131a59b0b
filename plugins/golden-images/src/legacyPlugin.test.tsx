import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { goldenImagesApiRef } from './api';
import {
  EntityGoldenImageCard,
  EntityGoldenImagesContent,
  EntityGoldenImagesScopeCard,
  EntityGoldenImageTrackCard,
  GoldenImagePickerFieldExtension,
  GoldenImagesPage,
  goldenImagesPlugin,
  GoldenPackagePickerFieldExtension,
  GoldenTierPreviewFieldExtension,
  HomePageGoldenImagesOfMyTeams,
} from './legacyPlugin';
import { rootRouteRef } from './routes';
import { isGoldenImageTrack } from './components/releases/isGoldenImageTrack';
import { requestView } from './testing/customizationFixtures';
import { fakeApi } from './testing/fakeApi';
import { ENTITY, inventory, summary } from './testing/inventoryFixtures';
import { overview } from './testing/overviewFixtures';
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
    <TestApiProvider
      apis={[
        [goldenImagesApiRef, API],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      {element}
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/golden-images': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
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
    ['/golden-images/deprecations', 'Every release in production is active'],
    ['/golden-images/images', 'Nothing has been scanned yet'],
    ['/golden-images/releases', 'No golden release is known yet'],
    ['/golden-images/releases/python/3.12/2.0.0', 'All releases'],
    ['/golden-images/requests', 'Nobody asked for a customization yet'],
    ['/golden-images/requests/r1', 'All requests'],
    ['/golden-images/packages', 'No package was asked for yet'],
    ['/golden-images/teams', 'Movers of the month'],
    ['/golden-images/audit', 'No decision is on record yet'],
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

  it('has the card of a track, and knows which entity is one', async () => {
    expect(isGoldenImageTrack(TRACK_ENTITY)).toBe(true);
    expect(isGoldenImageTrack(ENTITY)).toBe(false);
    await render(
      <EntityProvider entity={TRACK_ENTITY}>
        <EntityGoldenImageTrackCard />
      </EntityProvider>,
    );
    expect(
      await screen.findByText('Current release: golden-v2.1.0'),
    ).toBeInTheDocument();
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

  it('has the card for groups, systems and domains', async () => {
    await render(
      <EntityProvider entity={{ ...ENTITY, kind: 'System' }}>
        <EntityGoldenImagesScopeCard />
      </EntityProvider>,
    );
    expect(await screen.findByText('Most to do')).toBeInTheDocument();
  });

  it('has the card for the home page', async () => {
    await render(<HomePageGoldenImagesOfMyTeams />);
    expect(
      await screen.findByText('Golden images of my teams'),
    ).toBeInTheDocument();
    expect(await screen.findByText('Compare all teams')).toBeInTheDocument();
  });

  it('has the fields of templates', async () => {
    function FieldNames() {
      const fields = useCustomFieldExtensions(
        <ScaffolderFieldExtensions>
          <GoldenImagePickerFieldExtension />
          <GoldenPackagePickerFieldExtension />
          <GoldenTierPreviewFieldExtension />
        </ScaffolderFieldExtensions>,
      );
      return <p>{fields.map(({ name }) => name).join(' ')}</p>;
    }
    await render(<FieldNames />);
    expect(
      screen.getByText(
        'GoldenImagePicker GoldenPackagePicker GoldenTierPreview',
      ),
    ).toBeInTheDocument();
  });
});
