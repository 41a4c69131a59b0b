import { identityApiRef } from '@backstage/core-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  RequestFilter,
  RequestRow,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { requestRow } from '../../../testing/customizationFixtures';
import { fakeApi } from '../../../testing/fakeApi';
import { RequestsPage } from './RequestsPage';

const TEAM = 'group:default/data-platform';
const OTHERS = 'group:default/security-team';

const BLOCKED = requestRow({
  id: 'r2',
  title: 'Add jq to node 20',
  state: 'checks-failed',
  stateTitle: 'Blocked by checks',
  waitsFor: ['team'],
});

/** The list as the server gives it. */
function listOf(rows: readonly RequestRow[], asked: RequestFilter[] = []) {
  const list: GoldenImagesApi['listCustomizationRequests'] = async (
    filter = {},
    page = {},
  ) => {
    if (page.limit !== 1) {
      asked.push(filter);
    }
    const matching = rows.filter(
      ({ waitsFor, team, state }) =>
        (!filter.waitsFor || waitsFor.includes(filter.waitsFor)) &&
        (!filter.team || filter.team.includes(team)) &&
        (!filter.state || filter.state.includes(state)),
    );
    const first = Number(page.cursor ?? 0);
    const next = first + (page.limit ?? 50);
    return {
      items: matching.slice(first, next),
      totalItems: matching.length,
      nextCursor: next < matching.length ? String(next) : undefined,
      mayRequest: false,
    };
  };
  return list;
}

/** Who reviews for security is in the viewer's team or in another. */
function renderPage(
  listCustomizationRequests: GoldenImagesApi['listCustomizationRequests'],
  path = '/golden-images/requests',
  security: { members: string[]; allowed?: boolean } = { members: [OTHERS] },
) {
  const { members, allowed = true } = security;
  renderInTestApp(<RequestsPage />, {
    apis: [
      [
        goldenImagesApiRef,
        fakeApi({
          listCustomizationRequests,
          getResponsibilities: async () => ({
            activities: [],
            legend: [],
            roles: [{ role: 'security', title: 'Security', members }],
          }),
        }),
      ],
      [
        permissionApiRef,
        mockApis.permission({
          authorize: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
        }),
      ],
      [
        identityApiRef,
        mockApis.identity({ ownershipEntityRefs: ['user:default/dev', TEAM] }),
      ],
    ],
    mountedRoutes: {
      '/golden-images': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    initialRouteEntries: [path],
  });
}

describe('RequestsPage', () => {
  it('says first what waits for the viewer, and shows that', async () => {
    renderPage(listOf([requestRow({ team: 'group:default/other' }), BLOCKED]));
    expect(await screen.findByText(/^1 request waits for you:/)).toBeVisible();
    const table = await screen.findByRole('table', {
      name: 'Customization requests',
    });
    expect(
      await within(table).findByRole('link', { name: BLOCKED.title }),
    ).toHaveAttribute('href', '/golden-images/requests/r2');
    expect(screen.getByRole('tab', { name: 'My teams’ turn' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    const [, row] = within(table).getAllByRole('row');
    for (const text of [
      'data-platform',
      'golden/python:3.12-stable',
      'Database client',
      'Blocked by checks',
      '1.5 business days',
      'submitted 9 Jul 2027',
    ]) {
      expect(row).toHaveTextContent(text);
    }
  });

  it('says what waits for others, and opens it', async () => {
    const user = userEvent.setup();
    renderPage(listOf([requestRow()]));
    expect(await screen.findByText(/^Nothing waits for you\./)).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: '1 waits for security' }),
    );
    expect(
      screen.getByRole('tab', { name: 'Security’s turn' }),
    ).toHaveAttribute('aria-selected', 'true');
    expect(
      await screen.findByRole('link', { name: requestRow().title }),
    ).toBeVisible();
  });

  it('counts reviews as the viewer’s only where role and permission both are', async () => {
    renderPage(listOf([requestRow()]), undefined, { members: [TEAM] });
    expect(await screen.findByText(/^1 request waits for you:/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: '1 to review for security' }),
    ).toBeVisible();
    expect(
      screen.getByRole('tab', { name: 'Security’s turn' }),
    ).toHaveAttribute('aria-selected', 'true');
  });

  it('does not call a review the viewer’s without the permission', async () => {
    renderPage(listOf([requestRow()]), undefined, {
      members: [TEAM],
      allowed: false,
    });
    expect(await screen.findByText(/^Nothing waits for you\./)).toBeVisible();
  });

  it('keeps view and filters in the address', async () => {
    const asked: RequestFilter[] = [];
    renderPage(
      listOf([requestRow(), BLOCKED], asked),
      '/golden-images/requests?show=mine&state=checks-failed&category=nonsense&package=jq',
    );
    expect(await screen.findByText('Requests (1)')).toBeVisible();
    expect(asked).toEqual([
      {
        team: [TEAM],
        order: 'newest',
        state: ['checks-failed'],
        package: ['jq'],
      },
    ]);
  });

  it('walks a thousand requests page by page', async () => {
    const user = userEvent.setup();
    const rows = Array.from({ length: 1000 }, (_, index) =>
      requestRow({ id: `r${index}`, title: `Request ${index}` }),
    );
    renderPage(listOf(rows), '/golden-images/requests?show=all');
    expect(await screen.findByText('1–50 of 1,000')).toBeVisible();
    expect(screen.getAllByRole('rowheader')).toHaveLength(50);
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('51–100 of 1,000')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Request 50' })).toBeVisible();
  });

  it('says how to ask where there is nothing yet', async () => {
    renderPage(listOf([]));
    expect(
      await screen.findByText('Nobody asked for a customization yet'),
    ).toBeVisible();
  });

  it('offers to be rid of filters that leave nothing', async () => {
    const user = userEvent.setup();
    renderPage(
      listOf([requestRow()]),
      '/golden-images/requests?show=all&state=withdrawn',
    );
    expect(
      await screen.findByText('No request matches the filters'),
    ).toBeVisible();
    await user.click(
      screen.getAllByRole('button', { name: 'Reset filters' })[0],
    );
    expect(
      await screen.findByRole('link', { name: requestRow().title }),
    ).toBeVisible();
  });

  it('says in words that the viewer may not see them', async () => {
    renderPage(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the customization requests',
    );
  });

  it('tries again after a failure', async () => {
    const user = userEvent.setup();
    let down = true;
    const list = listOf([requestRow()]);
    renderPage(async (...args) => {
      if (down) {
        throw new Error('The database is away');
      }
      return list(...args);
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
    down = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^Nothing waits for you\./)).toBeVisible();
  });
});
