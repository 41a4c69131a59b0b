import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import type {
  GoldenImagesApi,
  Page,
  Team,
  TeamsSummary,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { fakeApi } from '../../../testing/fakeApi';
import { source } from '../../../testing/overviewFixtures';
import {
  change,
  standing,
  team,
  teamsSummary,
} from '../../../testing/teamFixtures';
import { TeamsPage } from './TeamsPage';

type Call = Parameters<GoldenImagesApi['listTeams']>;

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{decodeURIComponent(search)}</output>;
}

function renderPage(
  options: {
    summary?: Partial<TeamsSummary>;
    teams?: (...call: Call) => Page<Team>;
    answers?: Partial<GoldenImagesApi>;
    search?: string;
  } = {},
) {
  const calls: Call[] = [];
  const answer =
    options.teams ?? (() => ({ items: [team('shop')], totalItems: 1 }));
  renderInTestApp(
    <>
      <TeamsPage />
      <Address />
    </>,
    {
      apis: [
        [
          goldenImagesApiRef,
          fakeApi({
            getTeamsSummary: async () => teamsSummary(options.summary),
            listTeams: async (...call) => {
              calls.push(call);
              return answer(...call);
            },
            ...options.answers,
          }),
        ],
      ],
      initialRouteEntries: [`/${options.search ?? ''}`],
      mountedRoutes: {
        '/golden-images': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return calls;
}

function one(overrides: Partial<Team>, counts?: readonly [number, number]) {
  return () => ({ items: [team('shop', counts, overrides)], totalItems: 1 });
}

async function rowOf(name: string) {
  const table = await screen.findByRole('table', { name: 'Teams' });
  return within(table).getByRole('row', { name: new RegExp(name) });
}

const WORKLOADS = '/golden-images/workloads';

describe('TeamsPage', () => {
  it('says in words how many teams meet the target and who improved most', async () => {
    renderPage({
      summary: {
        withoutProduction: 2,
        improved: ['payments', 'shop', 'data', 'fourth'].map(name => ({
          ownerRef: `group:default/${name}`,
          adoption: standing().adoption,
          change: change('improved', 30, 3),
        })),
      },
    });
    const sentence = await screen.findByText(
      /^31 of 45 teams meet the target of > 95 %\./,
    );
    expect(sentence).toHaveTextContent(
      '31 of 45 teams meet the target of > 95 %. 2 more run nothing in production. Most improved since 14 Jun 2027: payments, shop, data.',
    );
    expect(
      within(sentence).getByRole('link', { name: 'payments' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments');
  });

  it.each<[string, Partial<Team>, string, string]>([
    [
      'golden workloads',
      {},
      '12 golden',
      '&verdict=golden&verdict=approved-variant&verdict=golden-based&verdict=unapproved-variant',
    ],
    ['all workloads', {}, '15 workloads', ''],
    [
      'what is not golden',
      { nonGolden: [{ verdict: 'third-party', workloads: 2 }] },
      '2 Third-party image',
      '&verdict=third-party',
    ],
    [
      'what is unknown',
      { unknown: 4 },
      '4 could not be determined',
      '&verdict=unknown',
    ],
    [
      'releases in use',
      {
        sprawl: {
          ...standing().sprawl,
          inUse: ['python/3.12/2.1.0', 'node/20/1.0.0'],
          excess: ['node/20/1.0.0'],
        },
      },
      '2 releases',
      '&release=python/3.12/2.1.0&release=node/20/1.0.0',
    ],
  ])('opens the rows of %s', async (_what, overrides, name, filter) => {
    renderPage({ teams: one(overrides) });
    const link = within(await rowOf('shop')).getByRole('link', { name });
    const [path, search] = (link.getAttribute('href') ?? '').split('?');
    expect(path).toBe(WORKLOADS);
    const params = new URLSearchParams(search);
    expect(params.getAll('owner')).toEqual(['group:default/shop']);
    expect(params.get('production')).toBe('true');
    for (const [key, value] of new URLSearchParams(filter)) {
      expect(params.getAll(key)).toContain(value);
    }
  });

  it('flags what is overdue, then what is due in a month, with the workloads that still run it', async () => {
    const deadline = {
      phase: 'legacy',
      workloads: 2,
      pods: 5,
      lastMonth: false,
    } as const;
    renderPage({
      teams: one({
        overdue: [
          {
            ...deadline,
            release: 'python/3.10/1.0.0',
            deadline: '2027-07-02',
            daysLeft: -12,
          },
        ],
        upcoming: [
          {
            ...deadline,
            release: 'python/3.11/1.7.0',
            deadline: '2027-08-01',
            daysLeft: 18,
            lastMonth: true,
          },
          {
            ...deadline,
            release: 'node/18/1.0.0',
            deadline: '2027-10-01',
            daysLeft: 79,
          },
        ],
      }),
    });
    const row = await rowOf('shop');
    const items = within(row)
      .getAllByRole('listitem')
      .map(item => item.textContent);
    expect(items).toEqual([
      'Overdue 2 Jul 2027 (12 days ago)python 3.10 golden-v1.0.0 2 workloads',
      'Last month 1 Aug 2027 (in 18 days)python 3.11 golden-v1.7.0 2 workloads',
      '1 more release',
    ]);
    expect(
      within(row).getByRole('link', { name: '1 more release' }),
    ).toHaveAttribute('href', expect.stringContaining('release=node%2F18'));
  });

  it.each([
    [change('improved', 12.5, 4), '▲Up 12.5 points, 4 more golden workloads'],
    [
      change('fell-back', -45, -1),
      '▼Down 45.0 points, 1 fewer golden workload',
    ],
    [change('improved', 3, 0), '▲Up 3.0 points, as many golden workloads'],
    [change('unchanged', 0, 2), '=No change'],
    [
      change('uncertain', -40, -4),
      '?Cannot be told: too much could not be determined, then or now',
    ],
    [undefined, 'Not counted then'],
  ])('says the change in words beside the sign (%#)', async (given, text) => {
    renderPage({ teams: one({ change: given }) });
    const row = await rowOf('shop');
    expect(within(row).getAllByRole('cell').at(-1)).toHaveTextContent(text);
    expect(
      screen.getByRole('columnheader', { name: 'Change since 14 Jun 2027' }),
    ).toBeVisible();
  });

  it('has no figure for a team that runs nothing in production', async () => {
    renderPage({ teams: one({}, [0, 0]) });
    const row = await rowOf('shop');
    expect(row).toHaveTextContent('n/aNo dataNothing in production');
    expect(row).not.toHaveTextContent('0.0 %');
  });

  it('names the movers of the month, both ways, and how many cannot be told', async () => {
    const mover = (name: string, given: ReturnType<typeof change>) => ({
      ownerRef: `group:default/${name}`,
      adoption: standing([9, 10]).adoption,
      change: given,
    });
    renderPage({
      summary: {
        improved: [mover('payments', change('improved', 40, 4))],
        fellBack: [mover('search', change('fell-back', -20, -2))],
        uncertain: 1,
      },
    });
    const improved = await screen.findByRole('list', { name: 'Most improved' });
    expect(improved).toHaveTextContent(
      'payments▲Up 40.0 points, 4 more golden workloads90.0 %, was 5 of 10',
    );
    expect(
      within(improved).getByRole('link', { name: '90.0 %' }),
    ).toHaveAttribute(
      'href',
      `${WORKLOADS}?owner=group%3Adefault%2Fpayments&production=true`,
    );
    expect(screen.getByRole('list', { name: 'Fell back' })).toHaveTextContent(
      'search▼Down 20.0 points, 2 fewer golden workloads',
    );
    expect(screen.getByText(/^Of 1 team it cannot be told/)).toBeVisible();
  });

  it('says why there are no movers yet', async () => {
    renderPage({ summary: { comparedWith: undefined } });
    expect(
      await screen.findByText(/^Figures of teams are kept every day\./),
    ).toBeVisible();
    expect(await rowOf('shop')).toHaveTextContent(
      'Nothing to compare with yet',
    );
  });

  it('shows what belongs to nobody and how to add an owner', async () => {
    renderPage({ summary: { unowned: standing([2, 7]) } });
    expect(
      await screen.findByText(/in production belong to nobody/),
    ).toHaveTextContent('7 workloads in production belong to nobody');
    expect(screen.getByRole('link', { name: '2 golden' })).toHaveAttribute(
      'href',
      expect.stringContaining('owner=none'),
    );
    expect(screen.getByText(/owner: group:default\/my-team/)).toBeVisible();
  });

  it('orders by every heading, worst first at the first click, and keeps it in the address', async () => {
    const user = userEvent.setup();
    const calls = renderPage();
    const heading = await screen.findByRole('columnheader', {
      name: 'Not golden',
    });
    expect(
      screen.getByRole('columnheader', { name: 'Adoption' }),
    ).toHaveAttribute('aria-sort', 'ascending');
    await user.click(within(heading).getByRole('button'));
    await waitFor(() =>
      expect(
        screen.getByRole('columnheader', { name: 'Not golden' }),
      ).toHaveAttribute('aria-sort', 'descending'),
    );
    await user.click(
      within(
        screen.getByRole('columnheader', { name: 'Not golden' }),
      ).getByRole('button'),
    );
    await waitFor(() => expect(calls).toHaveLength(3));
    expect(calls.map(([filter]) => filter)).toEqual([
      { sort: 'adoption', order: 'asc', text: undefined },
      { sort: 'not-golden', order: 'desc', text: undefined },
      { sort: 'not-golden', order: 'asc', text: undefined },
    ]);
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?sort=not-golden&order=asc',
    );
  });

  it('finds teams by text without losing the place of the one who types, and lets go again', async () => {
    const user = userEvent.setup();
    const calls = renderPage({
      teams: filter =>
        filter?.text
          ? { items: [], totalItems: 0 }
          : { items: [team('shop')], totalItems: 1 },
    });
    const field = await screen.findByRole('searchbox', { name: 'Team' });
    await user.type(field, 'nobody');
    expect(await screen.findByText('No team matches “nobody”.')).toBeVisible();
    expect(field).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Show all teams' }));
    expect(await rowOf('shop')).toBeVisible();
    expect(screen.getByRole('searchbox', { name: 'Team' })).toHaveValue('');
    expect(calls.map(([filter]) => filter?.text)).toEqual([
      undefined,
      'nobody',
      undefined,
    ]);
  });

  it('walks a thousand teams page by page', async () => {
    const user = userEvent.setup();
    const teams = Array.from({ length: 1000 }, (_, i) => team(`team-${i}`));
    const calls = renderPage({
      teams: (_filter, { cursor = '0', limit = 25 } = {}) => ({
        items: teams.slice(Number(cursor), Number(cursor) + limit),
        nextCursor: String(Number(cursor) + limit),
        totalItems: 1000,
      }),
    });
    expect(await screen.findByText('1–25 of 1,000')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('26–50 of 1,000')).toBeVisible();
    expect(await screen.findByText('team-49')).toBeVisible();
    expect(calls.map(([, page]) => page?.cursor)).toEqual([undefined, '25']);
  });

  it('says so when no workload has an owner, and when nothing was scanned', async () => {
    renderPage({
      summary: { teams: 0, onTarget: 0 },
      teams: () => ({ items: [], totalItems: 0 }),
    });
    expect(
      await screen.findByText('No team runs anything in production yet.'),
    ).toBeVisible();
    expect(
      await screen.findByText('No workload has an owner in the catalog yet.'),
    ).toBeVisible();
  });

  it('shows the shortest configuration when nothing is set up', async () => {
    renderPage({ summary: { sources: [] } });
    expect(
      await screen.findByText('Nothing has been scanned yet'),
    ).toBeVisible();
  });

  it('says which source is stale and what that does to the figures', async () => {
    renderPage({
      summary: {
        sources: [
          source(),
          source({
            name: 'prod-us',
            age: { observedAt: '2027-07-11T08:55:00Z', stale: true },
          }),
        ],
      },
    });
    expect(
      await screen.findByText(/^cluster prod-us: .* past the stale limit/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'See the sources' }),
    ).toHaveAttribute('href', '/golden-images/sources');
  });

  it('says in words that the viewer may not see it', async () => {
    renderPage({
      answers: {
        getTeamsSummary: async () => {
          throw new NotAllowedError('no');
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the teams',
    );
  });

  it('keeps the rest of the page when the list fails, and tries again on demand', async () => {
    const user = userEvent.setup();
    let attempt = 0;
    renderPage({
      answers: {
        listTeams: async () => {
          attempt += 1;
          if (attempt === 1) {
            throw new Error('the database is away');
          }
          return { items: [team('shop')], totalItems: 1 };
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the database is away',
    );
    expect(screen.getByText(/^31 of 45 teams/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowOf('shop')).toBeVisible();
  });
});
