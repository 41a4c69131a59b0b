import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import type {
  GoldenImagesApi,
  ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { releaseDetail } from '../../testing/deprecationFixtures';
import { fakeApi } from '../../testing/fakeApi';
import { release } from '../../testing/inventoryFixtures';
import { recordClipboard } from '../../testing/recordClipboard';
import { ReleasesPage } from './ReleasesPage';

function renderPage(
  releases: readonly ReleaseView[],
  answers: Partial<GoldenImagesApi> = {},
) {
  renderInTestApp(
    <Routes>
      <Route path="/golden-images/releases" element={<ReleasesPage />} />
    </Routes>,
    {
      apis: [
        [
          goldenImagesApiRef,
          fakeApi({ listReleases: async () => releases, ...answers }),
        ],
      ],
      mountedRoutes: {
        '/golden-images': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: ['/golden-images/releases'],
    },
  );
}

describe('ReleasesPage', () => {
  it('groups releases by family and track, in the order of the server', async () => {
    renderPage([
      release({ id: 'python/3.12/2.1.0', tag: '3.12-golden-v2.1.0' }),
      release(),
      release({ id: 'python/3.11/1.0.0', track: '3.11' }),
      release({ id: 'node/20/1.0.0', family: 'node', track: '20' }),
    ]);
    const first = await screen.findByRole('table', {
      name: 'Releases of python 3.12',
    });
    const rows = within(first).getAllByRole('rowheader');
    expect(rows.map(row => row.textContent)).toEqual([
      '3.12-golden-v2.1.0',
      '3.12-golden-v2.0.0',
    ]);
    expect(
      screen.getAllByRole('table').map(t => t.getAttribute('aria-label')),
    ).toEqual([
      'Releases of python 3.12',
      'Releases of python 3.11',
      'Releases of node 20',
    ]);
  });

  it('says phase, dates and days left, and whether it is current or off the record', async () => {
    renderPage([release({ current: true, recorded: false })]);
    const table = await screen.findByRole('table', {
      name: 'Releases of python 3.12',
    });
    expect(table).toHaveTextContent('Legacy');
    expect(table).toHaveTextContent('1 Jan 2026');
    expect(table).toHaveTextContent('30 Aug 2027 (in 47 days)');
    expect(table).toHaveTextContent('current: new services start here');
    expect(table).toHaveTextContent('not on record');
  });

  it('links to the workloads that run a release', async () => {
    renderPage([release()]);
    expect(await screen.findByRole('link', { name: '3' })).toHaveAttribute(
      'href',
      '/golden-images/workloads?release=python%2F3.12%2F2.0.0',
    );
    expect(
      screen.getByRole('link', { name: '2 in production' }),
    ).toHaveAttribute(
      'href',
      '/golden-images/workloads?release=python%2F3.12%2F2.0.0&production=true',
    );
  });

  it('leads from the name of a release to its page', async () => {
    renderPage([release()]);
    expect(
      await screen.findByRole('link', { name: '3.12-golden-v2.0.0' }),
    ).toHaveAttribute('href', '/golden-images/releases/python/3.12/2.0.0');
  });

  it('shows a glance at a release beside the list', async () => {
    const user = userEvent.setup();
    const getRelease = jest.fn(async () => releaseDetail());
    renderPage([release()], { getRelease });
    await user.click(
      await screen.findByRole('link', {
        name: 'Glance at python 3.12 golden-v2.0.0',
      }),
    );
    const drawer = await screen.findByRole('dialog', { name: 'Release' });
    expect(await within(drawer).findByText('Open release')).toBeVisible();
    expect(getRelease).toHaveBeenCalledWith('python/3.12/2.0.0');
    await user.click(within(drawer).getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('copies the pinned reference', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    renderPage([release()]);
    await user.click(await screen.findByRole('button', { name: /^Copy/ }));
    expect(copied).toEqual([release().pinnedReference]);
  });

  it('says where releases come from when there are none', async () => {
    renderPage([]);
    expect(
      await screen.findByText('No golden release is known yet'),
    ).toBeVisible();
  });
});
