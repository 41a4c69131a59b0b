import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GoldenImagesApi,
  ScanView,
  SourceView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { source } from '../../testing/overviewFixtures';
import { SourcesPage } from './SourcesPage';

const SCAN: ScanView = {
  id: 's1',
  startedAt: '2027-07-14T08:56:00Z',
  finishedAt: '2027-07-14T08:57:00Z',
  status: 'completed',
  pages: 3,
  observed: 1425,
  opened: 2,
  kept: 1420,
  closed: 5,
  imagesResolved: 7,
  problems: ['apps/broken.yaml:12: not a mapping'],
};

function renderPage(answers: Partial<GoldenImagesApi>) {
  renderInTestApp(<SourcesPage />, {
    apis: [[goldenImagesApiRef, fakeApi(answers)], mockApis.permission()],
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
}

function renderSource(overrides: Partial<SourceView>) {
  renderPage({ listSources: async () => [source(overrides)] });
}

describe('SourcesPage', () => {
  it('says what the last scan read, changed and skipped', async () => {
    renderSource({ lastScan: SCAN });
    expect(await screen.findByText('Up to date')).toBeVisible();
    expect(screen.getByText('Unchanged:').parentElement).toHaveTextContent(
      'Unchanged:1,420',
    );
    expect(screen.getByText('1 problem skipped')).toBeVisible();
    expect(
      screen.getByText('apps/broken.yaml:12: not a mapping'),
    ).toBeInTheDocument();
  });

  it('says why a scan failed and that older facts are shown', async () => {
    renderSource({ state: 'failed', lastError: '401 Unauthorized' });
    expect(await screen.findByText('Last scan failed')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(
      '401 Unauthorized The facts of the last complete scan are shown meanwhile.',
    );
  });

  it('asks for a scan and shows it running until it ends', async () => {
    const user = userEvent.setup();
    const asked: string[] = [];
    const states: SourceView['state'][] = ['ok', 'running', 'ok'];
    renderPage({
      listSources: async () => [
        source({ state: states.length > 1 ? states.shift() : states[0] }),
      ],
      scanNow: async name => {
        asked.push(name);
      },
    });
    const button = await screen.findByRole('button', {
      name: 'Scan now: prod-eu',
    });
    await waitFor(() => expect(button).toBeEnabled());
    await user.click(button);
    expect(
      await screen.findByRole('button', {
        name: 'Scan now: A scan of prod-eu is running',
      }),
    ).toBeDisabled();
    expect(screen.getByText('Scanning')).toBeVisible();
    expect(asked).toEqual(['prod-eu']);
    await waitFor(() => expect(screen.getByText('Up to date')).toBeVisible(), {
      timeout: 4_000,
    });
  });

  it('says what went wrong when a scan cannot be asked for', async () => {
    const user = userEvent.setup();
    renderPage({
      listSources: async () => [source()],
      scanNow: async () => {
        throw new Error('the scheduler is away');
      },
    });
    const button = await screen.findByRole('button', {
      name: 'Scan now: prod-eu',
    });
    await waitFor(() => expect(button).toBeEnabled());
    await user.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the scheduler is away',
    );
  });

  it('shows the shortest configuration when there is no source', async () => {
    renderPage({ listSources: async () => [] });
    expect(
      await screen.findByText('Nothing has been scanned yet'),
    ).toBeVisible();
  });
});
