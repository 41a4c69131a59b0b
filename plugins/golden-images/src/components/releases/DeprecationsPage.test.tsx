import { NotAllowedError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import {
  deprecation,
  deprecationDetail,
  team,
} from '../../testing/deprecationFixtures';
import { fakeApi } from '../../testing/fakeApi';
import { release } from '../../testing/inventoryFixtures';
import { source } from '../../testing/overviewFixtures';
import { DeprecationsPage } from './DeprecationsPage';

const FACETS = {
  clusters: [],
  namespaces: [],
  environments: [],
  owners: ['group:default/team-a'],
  families: ['python'],
  tracks: [],
};

const TEAM_A = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'team-a', namespace: 'default' },
  spec: {
    type: 'team',
    children: [],
    profile: { email: 'team-a@example.com' },
  },
};

function renderPage(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(<DeprecationsPage />, {
    apis: [
      [
        goldenImagesApiRef,
        fakeApi({
          listDeprecations: async () => [deprecation()],
          listSources: async () => [source()],
          getFacets: async () => FACETS,
          ...answers,
        }),
      ],
      catalogApiMock({ entities: [TEAM_A] }),
    ],
    mountedRoutes: {
      '/golden-images': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
}

function due(daysLeft: number, deadline: string, id: string) {
  return deprecation({
    release: release({
      id,
      version: id.split('/')[2],
      timeline: {
        phase: 'final-calls',
        deadline,
        daysLeft,
        lastMonth: daysLeft > 0 && daysLeft < 30,
      },
    }),
  });
}

describe('DeprecationsPage', () => {
  it('answers in words what must be left, what is next and who is on it', async () => {
    renderPage({
      listDeprecations: async () => [
        due(-3, '2027-07-11', 'python/3.12/1.8.0'),
        due(47, '2027-08-30', 'python/3.12/1.9.0'),
        due(125, '2027-11-16', 'python/3.12/2.0.0'),
      ],
    });
    expect(
      await screen.findByText(
        '3 releases must be left, the last by 16 Nov 2027. Next: python 3.12 golden-v1.9.0 by 30 Aug 2027 (in 47 days): 45 teams, 120 pods left. 1 is overdue.',
      ),
    ).toBeVisible();
    expect(screen.getByText(/^Stragglers early in the window/)).toBeVisible();
    expect(screen.getByText('3 days overdue')).toBeVisible();
  });

  it('shows how far a release is left, and opens the rows behind each figure', async () => {
    renderPage({});
    expect(
      await screen.findByRole('progressbar', {
        name: 'Pods moved off python 3.12 golden-v2.0.0',
      }),
    ).toHaveAttribute('aria-valuenow', '89');
    expect(
      screen.getByText('88.8 % of its production pods moved'),
    ).toBeVisible();
    const id = 'python%2F3.12%2F2.0.0';
    expect(screen.getByRole('link', { name: '50 workloads' })).toHaveAttribute(
      'href',
      `/golden-images/workloads?release=${id}&production=true`,
    );
    expect(screen.getByRole('link', { name: '30 workloads' })).toHaveAttribute(
      'href',
      `/golden-images/workloads?movedFrom=${id}&production=true`,
    );
    expect(screen.getByRole('link', { name: '1 workload' })).toHaveAttribute(
      'href',
      `/golden-images/workloads?release=${id}&production=false`,
    );
    expect(
      screen.getByText(
        '9 teams, 1,080 pods: 90.0 % of the pods on this release and newer ones',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'python 3.12 golden-v2.1.0' }),
    ).toHaveAttribute('href', '/golden-images/releases/python/3.12/2.1.0');
  });

  it('shows each team with one status in words and links to its rows', async () => {
    const user = userEvent.setup();
    renderPage({
      getDeprecation: async () =>
        deprecationDetail([
          team(),
          team({
            ownerRef: 'group:default/team-b',
            status: 'in-progress',
            moved: { workloads: 1, pods: 2 },
            since: '2027-06-01T00:00:00Z',
          }),
          team({
            ownerRef: undefined,
            status: 'migrated',
            left: { workloads: 0, pods: 0 },
            moved: { workloads: 3, pods: 3 },
          }),
        ]),
    });
    const button = await screen.findByRole('button', {
      name: 'Show the teams',
    });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await user.click(button);
    const table = await screen.findByRole('table', {
      name: 'Teams of python 3.12 golden-v2.0.0',
    });
    const [, first, second, third] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('Not started');
    expect(within(first).getByRole('link', { name: /team-a/ })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-a',
    );
    expect(
      within(first).getByRole('link', { name: '4 workloads (12 pods)' }),
    ).toHaveAttribute(
      'href',
      '/golden-images/workloads?owner=group%3Adefault%2Fteam-a&release=python%2F3.12%2F2.0.0&production=true',
    );
    expect(second).toHaveTextContent('In progress');
    expect(second).toHaveTextContent('1 Jun 2027');
    expect(third).toHaveTextContent('No owner');
    expect(third).toHaveTextContent('Migrated');
    expect(within(table).queryByText('Contact')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Hide the teams' }),
    ).toHaveAttribute('aria-expanded', 'true');
  });

  it('marks the last month, names hold-outs and whom to ask', async () => {
    const user = userEvent.setup();
    const late = due(20, '2027-08-03', 'python/3.12/2.0.0');
    renderPage({
      listDeprecations: async () => [
        { ...late, progress: { ...late.progress, holdOuts: 3 } },
      ],
      getDeprecation: async () =>
        deprecationDetail([
          team({ holdOut: true }),
          team({ ownerRef: 'group:default/team-b', holdOut: true }),
          team({ ownerRef: undefined, holdOut: true }),
        ]),
    });
    expect(await screen.findByText('One month or less left')).toBeVisible();
    expect(screen.getByText('3 hold-outs')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show the teams' }));
    expect(
      await screen.findByRole('link', { name: 'team-a@example.com' }),
    ).toHaveAttribute('href', 'mailto:team-a@example.com');
    const [, , second, third] = screen.getAllByRole('row');
    expect(second).toHaveTextContent('Hold-out');
    expect(second).toHaveTextContent('see the owner’s page');
    expect(third).toHaveTextContent('no owner to ask');
  });

  it('shows 20 rows of a long table, and the rest on demand', async () => {
    const user = userEvent.setup();
    renderPage({
      getDeprecation: async () =>
        deprecationDetail(
          Array.from({ length: 1000 }, (_, i) =>
            team({ ownerRef: `group:default/t-${i}` }),
          ),
        ),
    });
    await user.click(
      await screen.findByRole('button', { name: 'Show the teams' }),
    );
    expect(await screen.findAllByRole('rowheader')).toHaveLength(20);
    expect(
      screen.getByRole('button', { name: 'Show all 1,000 rows' }),
    ).toBeVisible();
  });

  it('has a calendar of all days, month by month', async () => {
    renderPage({
      listDeprecations: async () => [
        due(47, '2027-08-30', 'python/3.12/1.9.0'),
        due(48, '2027-08-31', 'python/3.12/2.0.0'),
      ],
    });
    const month = await screen.findByRole('region', { name: 'August 2027' });
    expect(
      within(month)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringContaining('30 Aug 2027python 3.12 golden-v1.9.0'),
      expect.stringContaining('31 Aug 2027python 3.12 golden-v2.0.0'),
    ]);
  });

  it('filters by owner, also the figures and the calendar', async () => {
    const user = userEvent.setup();
    const listDeprecations = jest.fn(async () => [deprecation()]);
    renderPage({ listDeprecations });
    await user.click(await screen.findByRole('textbox', { name: 'Owner' }));
    await user.click(
      await screen.findByRole('option', { name: 'group:default/team-a' }),
    );
    await waitFor(() =>
      expect(listDeprecations).toHaveBeenLastCalledWith({
        family: undefined,
        owner: ['group:default/team-a'],
      }),
    );
    expect(
      await screen.findByRole('link', { name: '50 workloads' }),
    ).toHaveAttribute('href', expect.stringContaining('team-a'));
  });

  it('says that every release in production is active when nothing must be left', async () => {
    renderPage({ listDeprecations: async () => [] });
    expect(
      await screen.findByText('Every release in production is active'),
    ).toBeVisible();
  });

  it('says that nobody is left when all have moved', async () => {
    const one = deprecation();
    renderPage({
      listDeprecations: async () => [
        {
          ...one,
          progress: {
            ...one.progress,
            left: { teams: 0, workloads: 0, pods: 0 },
          },
        },
      ],
    });
    expect(
      await screen.findByText(
        'Nobody in production is left on a release that must be left.',
      ),
    ).toBeVisible();
  });

  it('says whose facts are old', async () => {
    renderPage({
      listSources: async () => [
        source({ name: 'prod-us', state: 'failed' }),
        source(),
      ],
    });
    expect(
      await screen.findByText(
        'One source could not be read: the figures rest in part on older facts',
      ),
    ).toBeVisible();
  });

  it('says that it may not be seen', async () => {
    renderPage({
      listDeprecations: async () => {
        throw new NotAllowedError('No.');
      },
    });
    expect(
      await screen.findByText('You may not see the deprecations'),
    ).toBeVisible();
  });
});
