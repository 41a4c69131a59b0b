import { NotAllowedError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { fakeApi } from '../../../testing/fakeApi';
import { responsibilities } from '../../../testing/responsibilityFixtures';
import { ResponsibilitiesPage } from './ResponsibilitiesPage';

function renderPage(
  getResponsibilities: GoldenImagesApi['getResponsibilities'] = async () =>
    responsibilities(),
) {
  renderInTestApp(<ResponsibilitiesPage />, {
    apis: [[goldenImagesApiRef, fakeApi({ getResponsibilities })]],
    mountedRoutes: {
      '/golden-images': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
}

describe('who decides what', () => {
  it('shows the matrix, and says where an accountable role is assumed', async () => {
    renderPage();
    const table = await screen.findByRole('table', {
      name: 'Responsibilities',
    });
    const [, selection, testing] = within(table).getAllByRole('row');
    expect(
      [...selection.children].map(({ textContent }) => textContent),
    ).toEqual(['Golden image selection', 'R/A', 'C', 'I', 'I', '—']);
    expect(testing).toHaveTextContent('Acceptance testingRA: assumed');
    expect(within(table).getAllByRole('row')).toHaveLength(8);
    expect(
      within(table).getAllByTitle('Responsible, Accountable').length,
    ).toBeGreaterThan(0);
  });

  it('says what the letters mean (R-RACI-08)', async () => {
    renderPage();
    expect(
      await screen.findByText(
        'Accountable: makes the final decision and owns the outcomes',
      ),
    ).toBeVisible();
  });

  it('says who plays the roles, and that nobody plays some', async () => {
    renderPage();
    expect(
      await screen.findByRole('link', { name: /platform/ }),
    ).toHaveAttribute('href', '/catalog/default/group/platform');
    expect(
      screen.getByText('every team that owns something in the catalog'),
    ).toBeVisible();
    expect(
      screen.getByText(/goldenImages\.roles\.security in app-config/),
    ).toBeVisible();
  });

  it('says which decisions of the portal they take', async () => {
    renderPage();
    expect(
      await screen.findByText('Promote a candidate to golden: Platform team'),
    ).toBeVisible();
  });

  it('says in words that the viewer may not see it', async () => {
    renderPage(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see who decides what',
    );
  });

  it('says what failed', async () => {
    renderPage(async () => {
      throw new Error('The database is away');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
  });
});
