import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { usage, workload } from '../../testing/inventoryFixtures';
import { WorkloadsPage } from './WorkloadsPage';

function Address() {
  const { search } = useLocation();
  return <output aria-label="address">{decodeURIComponent(search)}</output>;
}

function renderPage(getWorkload: GoldenImagesApi['getWorkload'], search = '') {
  renderInTestApp(
    <>
      <WorkloadsPage />
      <Address />
    </>,
    {
      apis: [
        [
          goldenImagesApiRef,
          fakeApi({
            getFacets: async () => ({
              clusters: [],
              namespaces: [],
              environments: [],
              owners: [],
              families: [],
              tracks: [],
            }),
            listWorkloads: async () => ({
              items: [workload()],
              totalItems: 1,
            }),
            getWorkload,
          }),
        ],
      ],
      initialRouteEntries: [`/${search}`],
      mountedRoutes: {
        '/golden-images': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('WorkloadDrawer', () => {
  it('opens a workload beside the table, linkable by its address', async () => {
    const user = userEvent.setup();
    renderPage(async id =>
      workload({
        id,
        usages: [usage(), usage({ id: 'u2', container: 'log' })],
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'checkout' }));
    const dialog = await screen.findByRole('dialog', { name: 'Workload' });
    expect(await within(dialog).findByText('log')).toBeVisible();
    expect(screen.getByLabelText('address')).toHaveTextContent('?workload=w1');
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.getByLabelText('address')).toHaveTextContent(''),
    );
  });

  it('gives the focus back to the row once it closes', async () => {
    const user = userEvent.setup();
    renderPage(async id => workload({ id }));
    const row = await screen.findByRole('button', { name: 'checkout' });
    row.focus();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Workload' });
    await waitFor(() => expect(dialog).toContainElement(activeElement()));
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(screen.getByRole('button', { name: 'checkout' })).toHaveFocus();
  });

  it('orders its headings without a gap', async () => {
    renderPage(async id => workload({ id }), '?workload=w1');
    const dialog = await screen.findByRole('dialog', { name: 'Workload' });
    await within(dialog).findByText('Evidence');
    const levels = within(dialog)
      .getAllByRole('heading')
      .map(({ tagName, textContent }) => `${tagName} ${textContent}`);
    expect(levels).toEqual([
      'H2 Workload',
      'H3 checkout',
      'H4 Why',
      'H4 Evidence',
      'H4 What to do',
      'H4 History',
    ]);
  });

  it('says when there is no such workload any more', async () => {
    renderPage(async () => {
      throw new NotFoundError('No workload w9');
    }, '?workload=w9');
    const dialog = await screen.findByRole('dialog', { name: 'Workload' });
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Could not load this workloadNo workload w9',
    );
  });
});

function activeElement(): HTMLElement | null {
  return document.activeElement instanceof HTMLElement
    ? document.activeElement
    : null;
}
