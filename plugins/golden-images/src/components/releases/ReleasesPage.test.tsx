import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReleaseView } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { release } from '../../testing/inventoryFixtures';
import { recordClipboard } from '../../testing/recordClipboard';
import { ReleasesPage } from './ReleasesPage';

function renderPage(releases: readonly ReleaseView[]) {
  renderInTestApp(<ReleasesPage />, {
    apis: [
      [goldenImagesApiRef, fakeApi({ listReleases: async () => releases })],
    ],
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
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
    const table = await screen.findByRole('table');
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
