import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  GOLDEN_IMAGES_FACTS_CHANNEL,
  type GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { FakeSignals } from '../../testing/FakeSignals';
import { workload } from '../../testing/inventoryFixtures';
import { overview } from '../../testing/overviewFixtures';
import { OverviewPage } from '../compliance/OverviewPage';
import { WorkloadsPage } from '../inventory/WorkloadsPage';

function render(page: JSX.Element, answers: Partial<GoldenImagesApi>) {
  const signals = new FakeSignals();
  renderInTestApp(page, {
    apis: [
      [goldenImagesApiRef, fakeApi(answers)],
      [signalApiRef, signals],
    ],
    mountedRoutes: {
      '/golden-images': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  return () =>
    signals.send(GOLDEN_IMAGES_FACTS_CHANNEL, {
      changedAt: '2027-07-14T09:00:00Z',
    });
}

it('the overview is loaded anew when facts changed', async () => {
  let toTarget = 114;
  const tell = render(<OverviewPage />, {
    getOverview: async () => overview({ toTarget }),
  });
  await screen.findByText('114 more to reach the target');
  toTarget = 113;
  tell();
  expect(
    await screen.findByText('113 more to reach the target'),
  ).toBeInTheDocument();
});

it('the table of workloads offers to be loaded anew, and lets its rows stand until then', async () => {
  const user = userEvent.setup();
  let name = 'checkout';
  const tell = render(<WorkloadsPage />, {
    getFacets: async () => ({
      clusters: [],
      namespaces: [],
      environments: [],
      owners: [],
      families: [],
      tracks: [],
    }),
    listWorkloads: async () => ({ items: [workload({ name })], totalItems: 1 }),
  });
  await screen.findByText('checkout');
  name = 'basket';
  tell();
  const reload = await screen.findByRole('button', { name: 'Reload' });
  expect(
    screen.getByText('Something changed since this list was loaded.'),
  ).toBeVisible();
  expect(screen.getByText('checkout')).toBeVisible();
  await user.click(reload);
  expect(await screen.findByText('basket')).toBeVisible();
  await waitFor(() => expect(reload).not.toBeInTheDocument());
});
