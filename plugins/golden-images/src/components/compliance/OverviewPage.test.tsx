import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
import type {
  GoldenImagesApi,
  Overview,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { overview, source } from '../../testing/overviewFixtures';
import { OverviewPage } from './OverviewPage';

function renderPage(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(<OverviewPage />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)]],
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
}

function renderOverview(overrides: Partial<Overview> = {}) {
  renderPage({ getOverview: async () => overview(overrides) });
}

const WORKLOADS = '/golden-images/workloads';

describe('OverviewPage', () => {
  it.each([
    [
      '1,240 golden',
      '?verdict=golden&verdict=approved-variant&verdict=golden-based&verdict=unapproved-variant&production=true',
    ],
    [
      '185 not',
      '?verdict=direct-upstream&verdict=custom-build&production=true',
    ],
    [
      '114 more to reach the target',
      '?verdict=direct-upstream&verdict=custom-build&production=true',
    ],
    [
      '5 in use',
      '?release=python%2F3.12%2F2.0.0&release=python%2F3.12%2F2.1.0&production=true',
    ],
    ['2 workloads', '?release=python%2F3.12%2F2.0.0&production=true'],
    ['31 unique base variants', '?production=true'],
    [
      '12 workloads could not be determined',
      '?verdict=unknown&production=true',
    ],
    ['7 workloads without an owner', '?owner=none&production=true'],
    ['40', '?verdict=custom-build&production=true'],
    ['22 workloads', '?release=python%2F3.12%2F2.0.0&production=true'],
  ])('%s opens the rows it was computed from', async (name, search) => {
    renderOverview();
    expect(await screen.findByRole('link', { name })).toHaveAttribute(
      'href',
      `${WORKLOADS}${search}`,
    );
  });

  it('says the split of verdicts in words too', async () => {
    renderOverview();
    expect(
      await screen.findByRole('img', {
        name: 'Built on golden: 1240, Pulled from upstream: 120, Could not be determined: 12',
      }),
    ).toBeInTheDocument();
  });

  it('shows figures with status, target and meaning', async () => {
    renderOverview();
    expect(await screen.findByText('87.0 %')).toBeVisible();
    expect(screen.getAllByText('Off target')[0]).toBeVisible();
    expect(screen.getAllByText('target > 95 %')[0]).toBeVisible();
    expect(screen.getByText('166.7 %')).toBeVisible();
    expect(screen.getByText('5 in use / 3 supported.')).toBeVisible();
    expect(screen.getByText('Supported but unused: node 20')).toBeVisible();
  });

  it('lists categories that are not golden with reason and risk', async () => {
    renderOverview();
    const table = await screen.findByRole('table', {
      name: 'Workloads that are not golden',
    });
    expect(
      within(table).getByText('Direct upstream: no mirroring SLA'),
    ).toBeVisible();
    expect(
      screen.getByText('120 deployments will not get patched automatically.'),
    ).toBeVisible();
  });

  it('lists the next deadlines', async () => {
    renderOverview();
    const table = await screen.findByRole('table', { name: 'Next deadlines' });
    expect(table).toHaveTextContent('30 Aug 2027 (in 47 days)');
    expect(table).toHaveTextContent('22 workloads of 8 teams, 120 pods');
  });

  it('says which source is stale and what that does to the figures', async () => {
    renderOverview({
      sources: [
        source(),
        source({
          name: 'prod-us',
          state: 'failed',
          lastError: '401 Unauthorized',
          age: { observedAt: '2027-07-11T08:55:00Z', stale: true },
        }),
      ],
    });
    const item = (await screen.findByText('401 Unauthorized')).closest('li');
    expect(item).toHaveTextContent(
      'cluster prod-us: facts of 11 Jul 2027, 08:55 UTC are shown; past the stale limit they count as could not be determined. 401 Unauthorized',
    );
  });

  it('says nothing of stale sources when all are fresh', async () => {
    renderOverview();
    await screen.findByText('87.0 %');
    expect(screen.queryByRole('alert', { name: /stale/ })).toBeNull();
    expect(screen.queryByText(/could not be read/)).toBeNull();
  });

  it('draws the trend once there are two days to compare', async () => {
    const day = { kpi: 'adoption', unknown: 0, takenAt: '' } as const;
    renderPage({
      getOverview: async () => overview(),
      listKpiSnapshots: async () => [
        { ...day, day: '2027-07-12', numerator: 84, denominator: 100 },
        { ...day, day: '2027-07-13', numerator: 87, denominator: 100 },
      ],
    });
    expect(
      await screen.findByText('+3.0 points since 2027-07-12'),
    ).toBeVisible();
  });

  it('shows the shortest configuration when nothing is set up', async () => {
    renderOverview({ sources: [], verdicts: [] });
    expect(
      await screen.findByText('Nothing has been scanned yet'),
    ).toBeVisible();
  });

  it('says in words that the viewer may not see it', async () => {
    renderPage({
      getOverview: async () => {
        throw new NotAllowedError('no');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the overview',
    );
  });
});
