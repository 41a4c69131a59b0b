import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { identityApiRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { fakeApi } from '../../../testing/fakeApi';
import { scopeSummary } from '../../../testing/teamFixtures';
import { MyTeams } from './MyTeams';

function renderCard(
  owners: string[],
  getOwnersSummary: GoldenImagesApi['getOwnersSummary'],
) {
  renderInTestApp(<MyTeams />, {
    apis: [
      [identityApiRef, mockApis.identity({ ownershipEntityRefs: owners })],
      [goldenImagesApiRef, fakeApi({ getOwnersSummary })],
    ],
    mountedRoutes: {
      '/golden-images': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
}

describe('MyTeams', () => {
  it('asks for what whoever is signed in owns, and leads to the teams', async () => {
    const asked: (readonly string[])[] = [];
    const mine = ['user:default/me', 'group:default/shop'];
    renderCard(mine, async owners => {
      asked.push(owners);
      return scopeSummary();
    });
    expect(await screen.findByText('80.0 %')).toBeVisible();
    expect(asked).toEqual([mine]);
    expect(
      screen.getByRole('link', { name: 'Compare all teams' }),
    ).toHaveAttribute('href', '/golden-images/teams');
  });

  it('says which part it shows of a great many teams', async () => {
    const many = Array.from({ length: 134 }, (_, i) => `group:default/t-${i}`);
    let asked = 0;
    renderCard(many, async owners => {
      asked = owners.length;
      return scopeSummary();
    });
    expect(
      await screen.findByText(
        'You are a member of 134 teams; the figures are of the first 100.',
      ),
    ).toBeVisible();
    expect(asked).toBe(100);
  });

  it('asks nothing for somebody without a team', async () => {
    renderCard([], async () => {
      throw new Error('asked');
    });
    expect(
      await screen.findByText(/^You own nothing in this portal/),
    ).toBeVisible();
  });

  it('says in words that the viewer may not see it', async () => {
    renderCard(['group:default/shop'], async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the golden images of your teams',
    );
  });
});
