import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  KpiSnapshot,
  Overview,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { release } from '../../testing/inventoryFixtures';
import { overview, source } from '../../testing/overviewFixtures';
import { OverviewPage } from './OverviewPage';

function renderPage(answers: Partial<GoldenImagesApi>, search = '') {
  renderInTestApp(<OverviewPage />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)]],
    initialRouteEntries: [`/${search}`],
    mountedRoutes: {
      '/golden-images': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
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
    expect(await screen.findByText('87.0 %', { selector: 'p' })).toBeVisible();
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
    expect(
      within(table).getByRole('link', { name: 'python 3.12 golden-v2.0.0' }),
    ).toHaveAttribute('href', '/golden-images/releases/python/3.12/2.0.0');
    expect(
      screen.getByRole('link', { name: /^See all deprecations/ }),
    ).toHaveAttribute('href', '/golden-images/deprecations');
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
    await screen.findByText('166.7 %');
    expect(screen.queryByRole('alert', { name: /stale/ })).toBeNull();
    expect(screen.queryByText(/could not be read/)).toBeNull();
  });

  it('answers first in words, with links to the rows', async () => {
    renderOverview({
      sources: [source(), source({ name: 'prod-us', state: 'failed' })],
    });
    const answer = await screen.findByRole('region', { name: 'In short' });
    expect(answer).toHaveTextContent(
      '87.0 % of production runs on golden images (target > 95 %). 114 more workloads must move to reach it. Next deadline: python 3.12 golden-v2.0.0 by 30 Aug 2027 (in 47 days), still run by 8 teams. 12 workloads could not be determined. 1 source could not be read lately.',
    );
    expect(
      within(answer).getByRole('link', { name: '8 teams' }),
    ).toHaveAttribute(
      'href',
      `${WORKLOADS}?release=python%2F3.12%2F2.0.0&production=true`,
    );
  });

  it('says what is overdue rather than what is next', async () => {
    const overdue = release({
      timeline: {
        phase: 'archived',
        deadline: '2027-07-01',
        daysLeft: -13,
        lastMonth: false,
      },
    });
    renderOverview({
      deadlines: [{ release: overdue, workloads: 1, teams: 1, pods: 1 }],
    });
    expect(
      await screen.findByRole('region', { name: 'In short' }),
    ).toHaveTextContent(
      'Overdue: python 3.12 golden-v2.0.0 since 1 Jul 2027 (13 days ago), still run by 1 team.',
    );
  });

  it('compares each figure with a month before, and opens the rows of then', async () => {
    renderOverview({
      changes: [
        {
          kpi: 'adoption',
          day: '2027-06-14',
          takenAt: '2027-06-14T23:00:00.000Z',
          ratio: { numerator: 84, denominator: 100 },
          unknown: 3,
          unit: 'points',
          change: 3,
          direction: 'better',
        },
        {
          kpi: 'non-compliant',
          day: '2027-06-14',
          takenAt: '2027-06-14T23:00:00.000Z',
          ratio: { numerator: 180, denominator: 1400 },
          unknown: 3,
          unit: 'workloads',
          change: 5,
          direction: 'worse',
        },
      ],
    });
    const better = await screen.findByRole('link', {
      name: '+3.0 points since 14 Jun 2027',
    });
    expect(better.parentElement).toHaveTextContent('(better)');
    expect(better).toHaveAttribute(
      'href',
      expect.stringMatching(
        /\?verdict=golden&.*&production=true&at=2027-06-14T23%3A00%3A00\.000Z$/,
      ),
    );
    const worse = screen.getByRole('link', {
      name: '+5 workloads since 14 Jun 2027',
    });
    expect(worse.parentElement).toHaveTextContent('(worse)');
  });

  it('tells adoption by environment, and opens the rows', async () => {
    renderOverview();
    const table = await screen.findByRole('table', {
      name: 'Adoption by environment',
    });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      'staging95.0 %380 / 4000500',
      'production87.0 %1,240 / 1,425123,212',
    ]);
    expect(within(table).getByRole('link', { name: '12' })).toHaveAttribute(
      'href',
      `${WORKLOADS}?verdict=unknown&environment=production`,
    );
  });

  it('says who runs the releases that cause the excess, on demand', async () => {
    const user = userEvent.setup();
    renderPage({
      getOverview: async () => overview(),
      getSprawl: async () => ({
        at: '2027-07-14T09:00:00Z',
        excess: [
          {
            release: release(),
            reason: 'python 3.12 golden-v2.1.0 is the current release.',
            owners: [
              { ownerRef: 'group:default/team-a', workloads: 2, pods: 7 },
              { workloads: 1, pods: 2 },
            ],
          },
        ],
      }),
    });
    await user.click(
      await screen.findByRole('button', { name: 'Who runs them' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Who runs the releases in excess',
    });
    expect(
      await within(dialog).findByText(
        'python 3.12 golden-v2.1.0 is the current release.',
      ),
    ).toBeVisible();
    const row = within(dialog).getByText('No owner').closest('tr');
    expect(within(row!).getByRole('link', { name: '1' })).toHaveAttribute(
      'href',
      `${WORKLOADS}?owner=none&release=python%2F3.12%2F2.0.0&production=true`,
    );
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('says when a deadline is an alarm, and when it is not, R-DEP-13', async () => {
    renderOverview();
    expect(
      await screen.findByText('When is that an alarm?'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/some teams move in the last two months/),
    ).toBeInTheDocument();
  });

  describe('trends', () => {
    const DAYS = ['2027-07-11', '2027-07-12', '2027-07-14'];

    function snapshotsOf(days: readonly string[]): KpiSnapshot[] {
      return days.flatMap((day, index) =>
        (['adoption', 'sprawl'] as const).map(kpi => ({
          day,
          kpi,
          numerator: 84 + index,
          denominator: 100,
          unknown: index,
          verdicts: { golden: 84 + index, unknown: index },
          staleSources: index > 0 ? ['prod-us'] : [],
          takenAt: `${day}T23:00:00.000Z`,
        })),
      );
    }

    function renderTrends(
      listKpiSnapshots: GoldenImagesApi['listKpiSnapshots'],
      search = '',
    ) {
      renderPage(
        {
          getOverview: async () => {
            const { kpis, sprawl, ...rest } = overview();
            return { ...rest, sprawl, kpis: [...kpis, sprawl.kpi] };
          },
          listKpiSnapshots,
        },
        search,
      );
    }

    it('draws each KPI with target and gaps, and says so in words', async () => {
      renderTrends(async () => snapshotsOf(DAYS));
      expect(
        await screen.findByRole('img', {
          name: 'From 84.0 % on 11 Jul 2027 to 86.0 % on 14 Jul 2027. Target > 95 %, the dashed line. The band shows how high it could be if all that could not be determined counted. No figures were kept on 1 day.',
        }),
      ).toBeInTheDocument();
    });

    it('opens the rows of a day, seen as they were', async () => {
      renderTrends(async () => snapshotsOf(DAYS));
      const day = await screen.findByRole('link', {
        name: '12 Jul 2027: 85.0 %; 85 of 100; 1 could not be determined; stale: prod-us',
      });
      expect(day).toHaveAttribute(
        'href',
        `${WORKLOADS}?verdict=golden&verdict=approved-variant&verdict=golden-based&verdict=unapproved-variant&production=true&at=2027-07-12T23%3A00%3A00.000Z`,
      );
      const sprawl = within(
        screen.getByRole('list', { name: /^Days of Sprawl index/ }),
      ).getAllByRole('link');
      expect(sprawl[0]).toHaveAttribute(
        'href',
        `${WORKLOADS}?family=python&family=node&production=true&at=2027-07-11T23%3A00%3A00.000Z`,
      );
    });

    it('shows the workloads by verdict', async () => {
      renderTrends(async () => snapshotsOf(DAYS));
      expect(
        await screen.findByRole('link', {
          name: '12 Jul 2027: 86 workloads; Golden 85, Could not be determined 1',
        }),
      ).toHaveAttribute(
        'href',
        `${WORKLOADS}?production=true&at=2027-07-12T23%3A00%3A00.000Z`,
      );
    });

    it('looks back 90 days, or as many as are chosen, by its address too', async () => {
      const user = userEvent.setup();
      const asked: unknown[] = [];
      renderTrends(async options => {
        asked.push(options);
        return snapshotsOf(DAYS);
      });
      await screen.findByRole('button', { name: '90 days', pressed: true });
      await user.click(screen.getByRole('button', { name: '365 days' }));
      await screen.findByRole('button', { name: '365 days', pressed: true });
      await waitFor(() =>
        expect(asked).toEqual([
          { from: '2027-04-16', to: '2027-07-14' },
          { from: '2026-07-15', to: '2027-07-14' },
        ]),
      );
    });

    it('takes the range from the address', async () => {
      const asked: unknown[] = [];
      renderTrends(async options => {
        asked.push(options);
        return [];
      }, '?range=30');
      await screen.findByText('A trend needs two days');
      expect(asked).toEqual([{ from: '2027-06-15', to: '2027-07-14' }]);
    });

    it('teaches on the first day, and shows what is kept so far', async () => {
      renderTrends(async () => snapshotsOf(['2027-07-14']));
      expect(await screen.findByText('A trend needs two days')).toBeVisible();
      expect(
        screen.getByText(
          'Kept so far: 14 Jul 2027, 23:00 UTC, adoption 84.0 %.',
        ),
      ).toBeVisible();
    });

    it('teaches before anything is kept', async () => {
      renderTrends(async () => []);
      expect(
        await screen.findByText(/No figures are kept of these days yet/),
      ).toBeVisible();
    });

    it('says why they are not shown to those who see a part', async () => {
      renderTrends(async () => {
        throw new NotAllowedError('no');
      });
      expect(
        await screen.findByText('Trends are not shown to you'),
      ).toBeVisible();
      expect(screen.getByText('166.7 %')).toBeVisible();
    });

    it('can be asked for again when they could not be had', async () => {
      const user = userEvent.setup();
      let failures = 1;
      renderTrends(async () => {
        if (failures > 0) {
          failures -= 1;
          throw new Error('502 Bad Gateway');
        }
        return snapshotsOf(DAYS);
      });
      expect(await screen.findByText('502 Bad Gateway')).toBeVisible();
      await user.click(screen.getByRole('button', { name: 'Try again' }));
      expect(
        await screen.findByRole('list', { name: /^Days of Adoption/ }),
      ).toBeInTheDocument();
    });
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
