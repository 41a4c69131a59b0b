import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  ScopeSummary,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { fakeApi } from '../../../testing/fakeApi';
import { change, scopeSummary } from '../../../testing/teamFixtures';
import { ScopeCard } from './ScopeCard';

const GROUP = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'shop' },
};

function renderCard(getScopeSummary: GoldenImagesApi['getScopeSummary']) {
  renderInTestApp(
    <EntityProvider entity={GROUP}>
      <ScopeCard />
    </EntityProvider>,
    {
      apis: [[goldenImagesApiRef, fakeApi({ getScopeSummary })]],
      mountedRoutes: {
        '/golden-images': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

function renderAnswer(overrides: Partial<ScopeSummary> = {}) {
  renderCard(async () => scopeSummary(overrides));
}

describe('ScopeCard', () => {
  it('says adoption, what is not golden, sprawl, deadlines and where there is most to do', async () => {
    renderAnswer({ change: change('improved', 30, 3) });
    expect(await screen.findByText('80.0 %')).toBeVisible();
    expect(screen.getByText('What this group owns')).toBeVisible();
    expect(
      screen.getByText(
        /Up 30.0 points, 3 more golden workloads since 14 Jun 2027/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        '66.7 %: 2 in use / 3 supported tracks of the families in use.',
      ),
    ).toBeVisible();
    expect(screen.getByText('Overdue')).toBeVisible();
    expect(screen.getByRole('link', { name: 'checkout-api' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api',
    );
  });

  it.each([
    ['12 golden', 'owner=group%3Adefault%2Fshop'],
    ['15 workloads', 'owner=group%3Adefault%2Fshop'],
    ['2 Pulled from upstream', 'verdict=direct-upstream'],
    ['1 could not be determined', 'verdict=unknown'],
    ['1 workload', 'release=python%2F3.10%2F1.0.0'],
    [
      '2 workloads not golden',
      'entity=component%3Adefault%2Fcheckout-api&owner=group%3Adefault%2Fshop',
    ],
    ['See all their workloads', 'owner=group%3Adefault%2Fshop'],
  ])('%s opens its rows', async (name, part) => {
    renderAnswer();
    const link = await screen.findByRole('link', { name });
    expect(link).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/golden-images\/workloads\?/),
    );
    expect(link).toHaveAttribute('href', expect.stringContaining(part));
  });

  it('counts a group with its child groups, and alone on request', async () => {
    const user = userEvent.setup();
    const asked: Parameters<GoldenImagesApi['getScopeSummary']>[] = [];
    renderCard(async (...call) => {
      asked.push(call);
      const count = call[1]?.relations === 'direct' ? 1 : 4;
      return scopeSummary({ of: { kind: 'owners', count, limited: false } });
    });
    expect(
      await screen.findByText('What 4 groups own: this one and those below it'),
    ).toBeVisible();
    const choice = screen.getByRole('group', {
      name: 'Whose workloads are counted',
    });
    await user.click(
      within(choice).getByRole('button', { name: 'This group only' }),
    );
    expect(
      await screen.findByText('What this group owns itself'),
    ).toBeVisible();
    expect(asked).toEqual([
      ['group:default/shop', { relations: 'aggregated' }],
      ['group:default/shop', { relations: 'direct' }],
    ]);
  });

  it('offers no choice to a group without child groups', async () => {
    renderAnswer();
    await screen.findByText('80.0 %');
    expect(
      screen.queryByRole('button', { name: 'This group only' }),
    ).not.toBeInTheDocument();
  });

  it('shows figures without links, and says why, when they are of more than a filter takes', async () => {
    renderAnswer({
      filter: undefined,
      of: { kind: 'entities', count: 1000, limited: true },
    });
    expect(await screen.findByText(/12 golden of 15 workloads/)).toBeVisible();
    expect(
      screen.queryByRole('link', { name: '12 golden' }),
    ).not.toBeInTheDocument();
    expect(screen.getByText(/more than 1,000 parts/)).toBeVisible();
    expect(
      screen.getByText(/more than the table of workloads can be filtered by/),
    ).toBeVisible();
  });

  it.each([
    ['owners', /^No workload of these owners was seen/],
    ['entities', /^No workload of these components was seen/],
  ] as const)('says so when nothing runs (%s)', async (kind, text) => {
    renderAnswer({ workloads: 0, of: { kind, count: 1, limited: false } });
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('warns when the facts are too old', async () => {
    renderAnswer({ age: { observedAt: '2027-07-11T08:55:00Z', stale: true } });
    expect(
      await screen.findByText(/These facts are of 11 Jul 2027, 08:55 UTC/),
    ).toBeVisible();
  });

  it('says in words that the viewer may not see it, and what else failed', async () => {
    const user = userEvent.setup();
    let attempt = 0;
    renderCard(async () => {
      attempt += 1;
      if (attempt === 1) {
        throw new NotFoundError("No entity 'group:default/shop'");
      }
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "No entity 'group:default/shop'",
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(
        'You may not see the golden images of this entity',
      ),
    ).toBeVisible();
  });
});
