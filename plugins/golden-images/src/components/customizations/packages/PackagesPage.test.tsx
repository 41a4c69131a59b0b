import { NotAllowedError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GlossaryEntry,
  GlossaryFilter,
  GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { glossaryEntry } from '../../../testing/customizationFixtures';
import { fakeApi } from '../../../testing/fakeApi';
import { DIGEST } from '../../../testing/inventoryFixtures';
import { PackagesPage } from './PackagesPage';

function renderPage(
  listCustomizationPackages: GoldenImagesApi['listCustomizationPackages'],
  path = '/golden-images/packages',
) {
  renderInTestApp(<PackagesPage />, {
    apis: [[goldenImagesApiRef, fakeApi({ listCustomizationPackages })]],
    mountedRoutes: {
      '/golden-images': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    initialRouteEntries: [path],
  });
}

const listOf = (
  items: readonly GlossaryEntry[],
): GoldenImagesApi['listCustomizationPackages'] => {
  return async () => ({ items, totalItems: items.length });
};

describe('PackagesPage', () => {
  it('says of each package its versions, licences, teams, where it runs, and who asked', async () => {
    renderPage(listOf([glossaryEntry()]));
    expect(
      await screen.findByText(
        '1 package was asked for. On this page 1 was asked for by several teams: should it be golden?',
      ),
    ).toBeVisible();
    const table = screen.getByRole('table', { name: 'Packages' });
    const [, row] = within(table).getAllByRole('row');
    for (const text of [
      'postgresql-client',
      'Approved',
      '3 teams asked: make it golden?',
      '15.1, approved',
      'no version named',
      'PostgreSQL',
      'Asked too: shop',
      'data-platform, Published',
    ]) {
      expect(row).toHaveTextContent(text);
    }
    for (const [name, href] of [
      ['data-platform', '/catalog/default/group/data-platform'],
      [
        'registry.example.com/team-approved/data/migrations-worker:1.0.0',
        `/golden-images/workloads?digest=${encodeURIComponent(DIGEST)}`,
      ],
      ['Add postgresql-client', '/golden-images/requests/r1'],
    ]) {
      expect(within(row).getByRole('link', { name })).toHaveAttribute(
        'href',
        href,
      );
    }
  });

  it('opens the workloads on golden releases that have a package, and names who runs it', async () => {
    renderPage(
      listOf([
        glossaryEntry({
          name: 'openssl',
          teams: [],
          askedBy: [],
          variants: [],
          requests: [],
          releases: ['python/3.12/2.0.0', 'node/20/1.0.0'],
          runBy: ['group:default/billing', 'group:default/shop'],
        }),
      ]),
    );
    const table = await screen.findByRole('table', { name: 'Packages' });
    const [, row] = within(table).getAllByRole('row');
    expect(row).toHaveTextContent('Run by: billing, shop');
    expect(row).not.toHaveTextContent('in no variant yet');
    const link = within(row).getByRole('link', {
      name: 'in 2 golden releases',
    });
    const [path, search] = (link.getAttribute('href') ?? '').split('?');
    expect([path, new URLSearchParams(search).getAll('release')]).toEqual([
      '/golden-images/workloads',
      ['python/3.12/2.0.0', 'node/20/1.0.0'],
    ]);
  });

  it('searches, narrows to what is approved, and is rid of both', async () => {
    const user = userEvent.setup();
    const asked: (GlossaryFilter | undefined)[] = [];
    renderPage(async filter => {
      asked.push(filter);
      return { items: [], totalItems: 0 };
    }, '/golden-images/packages?search=curl');
    expect(
      await screen.findByText('No package is meant by that'),
    ).toBeVisible();
    await user.click(screen.getByRole('checkbox'));
    await user.clear(screen.getByLabelText('Part of a name'));
    await user.type(screen.getByLabelText('Part of a name'), 'psql');
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({ search: 'psql', approved: true }),
    );
    expect(asked[0]).toEqual({ search: 'curl' });
    await user.click(
      screen.getAllByRole('button', { name: 'Reset filters' })[0],
    );
    expect(
      await screen.findByText('No package was asked for yet'),
    ).toBeVisible();
    expect(asked.at(-1)).toEqual({});
  });

  it('shows the beginning of what is long, and more on demand', async () => {
    const user = userEvent.setup();
    const teams = Array.from(
      { length: 40 },
      (_, i) => `group:default/team-${i}`,
    );
    renderPage(listOf([glossaryEntry({ teams })]));
    expect(await screen.findByRole('link', { name: 'team-4' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'team-5' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show 35 more' }));
    expect(screen.getByRole('link', { name: 'team-9' })).toBeVisible();
  });

  it('says in words that the viewer may not see it', async () => {
    renderPage(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the glossary of packages',
    );
  });
});
