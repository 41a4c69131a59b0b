import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  GOLDEN_IMAGES_FACTS_CHANNEL,
  GOLDEN_IMAGES_SCANS_CHANNEL,
  type GoldenImagesApi,
  type RunningScan,
  type SourceView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { FakeSignals } from '../../testing/FakeSignals';
import { source } from '../../testing/overviewFixtures';
import { runningScan, scan } from '../../testing/sourceFixtures';
import { SourcesPage } from './SourcesPage';

function renderPage(answers: Partial<GoldenImagesApi>, signals?: FakeSignals) {
  renderInTestApp(<SourcesPage />, {
    apis: [
      [goldenImagesApiRef, fakeApi(answers)],
      ...(signals ? [[signalApiRef, signals] as const] : []),
      mockApis.permission(),
    ],
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
}

function renderSource(overrides: Partial<SourceView>) {
  renderPage({ listSources: async () => [source(overrides)] });
}

/** The portal as the page sees it through the API, changed by the test. */
class Portal {
  sources: SourceView[] = [source({ lastScan: scan() })];
  scans: RunningScan[] = [];
  readonly signals = new FakeSignals();
  asked = { sources: 0, scans: 0 };
  /** Set: every question fails. */
  away = false;

  readonly api: Partial<GoldenImagesApi> = {
    listSources: async () => {
      this.asked.sources += 1;
      this.#answer();
      return this.sources;
    },
    listRunningScans: async () => {
      this.asked.scans += 1;
      this.#answer();
      return { at: '2027-07-14T09:00:05Z', scans: this.scans };
    },
    scanNow: async () => {},
  };

  #answer(): void {
    if (this.away) {
      throw new Error('502 Bad Gateway');
    }
  }

  /** A scan goes on. */
  run(running: RunningScan = runningScan()): void {
    this.scans = [running];
    this.sources = [source({ state: 'running', lastScan: running.scan })];
  }

  /** The scan is over. */
  end(overrides: Partial<SourceView> = {}): void {
    this.scans = [];
    this.sources = [
      source({ lastScan: scan({ id: 's2', observed: 1500 }), ...overrides }),
    ];
  }

  tell(state: 'running' | 'completed' | 'failed'): void {
    act(() =>
      this.signals.send(GOLDEN_IMAGES_SCANS_CHANNEL, { scan: 's2', state }),
    );
  }
}

async function scanNowButton() {
  const button = await screen.findByRole('button', {
    name: 'Scan now: prod-eu',
  });
  await waitFor(() => expect(button).toBeEnabled());
  return button;
}

describe('SourcesPage', () => {
  it('says in a sentence how the sources are, and names those that need a look', async () => {
    const age = { observedAt: '2027-07-01T00:00:00Z', stale: true };
    renderPage({
      listSources: async () => [
        source(),
        source({ name: 'internal', state: 'running' }),
        source({ name: 'prod-us', state: 'failed', lastError: '401' }),
        source({ name: 'lab', state: 'stale', age }),
        source({ name: 'new', state: 'never-scanned', age: { stale: true } }),
        source({ name: 'old', configured: false, age }),
      ],
    });
    expect(
      await screen.findByText(
        '2 of 6 sources are up to date. Could not be read: prod-us. Facts too old: lab. Not scanned yet: new. No longer configured: old.',
      ),
    ).toBeVisible();
  });

  it('says so when all is well', async () => {
    renderSource({});
    expect(
      await screen.findByText('The one source is up to date.'),
    ).toBeVisible();
  });

  it('says what the last scan read, changed and skipped', async () => {
    renderSource({
      lastScan: scan({ problems: ['apps/broken.yaml:12: not a mapping'] }),
    });
    expect(await screen.findByText('Up to date')).toBeVisible();
    expect(
      screen.getByText('Last scan: 14 Jul 2027, 08:56 UTC, took 1 min 05 s'),
    ).toBeVisible();
    expect(screen.getByText('Unchanged:').parentElement).toHaveTextContent(
      'Unchanged:1,420',
    );
    expect(screen.getByText('1,425 containers on record')).toBeVisible();
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

  it('says that a source that could never be read is missing', async () => {
    renderSource({
      state: 'failed',
      lastError: '401 Unauthorized',
      age: { stale: true },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '401 Unauthorized It was never read completely, so what it holds is missing.',
    );
  });

  it('says that a source was not scanned yet', async () => {
    renderSource({ state: 'never-scanned', age: { stale: true } });
    expect(
      await screen.findByText(/^Each source is scanned soon after the portal/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'History of scans' }),
    ).not.toBeInTheDocument();
  });

  it('keeps a source that is gone from app-config, which cannot be scanned', async () => {
    renderSource({ configured: false, state: 'ok' });
    expect(await screen.findByText('No longer configured')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(
      'It is no longer in app-config, so nothing scans it.',
    );
    expect(
      screen.getByRole('button', {
        name: 'Scan now: prod-eu is no longer in app-config',
      }),
    ).toBeDisabled();
  });

  it('shows the shortest configuration when there is no source', async () => {
    renderPage({ listSources: async () => [] });
    expect(
      await screen.findByText('Nothing has been scanned yet'),
    ).toBeVisible();
  });

  it('says what went wrong when a scan cannot be asked for', async () => {
    const user = userEvent.setup();
    renderPage({
      listSources: async () => [source()],
      scanNow: async () => {
        throw new Error('the scheduler is away');
      },
    });
    await user.click(await scanNowButton());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the scheduler is away',
    );
  });
});

describe('a scan that runs', () => {
  it('shows how far it is, measured by the last one', async () => {
    const portal = new Portal();
    portal.run();
    renderPage(portal.api);
    expect(
      await screen.findByText(
        /^Scanning for 1 min \d\d s · 12 pages · 855 containers · 7 images read · about 60 % of the last scan$/,
      ),
    ).toBeVisible();
    const bar = screen.getByRole('progressbar', { name: 'Scan of prod-eu' });
    expect(bar).toHaveAttribute('aria-valuenow', '60');
    expect(bar).toHaveAttribute(
      'aria-valuetext',
      'about 60 % of the last scan',
    );
    expect(
      screen.getByRole('button', {
        name: 'Scan now: A scan of prod-eu is running',
      }),
    ).toBeDisabled();
  });

  it('claims no share when nothing was read before', async () => {
    const portal = new Portal();
    portal.run(runningScan({ kind: 'registry', previousObserved: undefined }));
    renderPage(portal.api);
    expect(
      await screen.findByText(
        /855 tags · 7 images read · no complete scan before to measure it by$/,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('progressbar', { name: 'Scan of prod-eu' }),
    ).not.toHaveAttribute('aria-valuenow');
  });

  it('counts the time from its start by the backend’s clock, each second', async () => {
    const portal = new Portal();
    // Ten years from the browser's time.
    portal.run();
    renderPage(portal.api);
    const text = await screen.findByText(/^Scanning for 1 min 05 s/);
    await waitFor(() =>
      expect(text).toHaveTextContent(/^Scanning for 1 min 0[67] s/),
    );
  });

  it('is followed by signals: asked for when one comes, and only then', async () => {
    const portal = new Portal();
    renderPage(portal.api, portal.signals);
    await screen.findByText('Up to date');
    await waitFor(() => expect(portal.asked.scans).toBe(1));

    portal.run();
    portal.tell('running');
    expect(await screen.findByText('Scanning')).toBeVisible();
    expect(
      await screen.findByText(/about 60 % of the last scan/),
    ).toBeVisible();

    const { scans } = portal.asked;
    for (let message = 0; message < 50; message += 1) {
      portal.tell('running');
    }
    expect(portal.asked.scans).toBeLessThanOrEqual(scans + 1);

    portal.end();
    portal.tell('completed');
    expect(await screen.findByText('Up to date')).toBeVisible();
    await waitFor(() =>
      expect(screen.queryByRole('progressbar')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('Observed:').parentElement).toHaveTextContent(
      'Observed:1,500',
    );
  });

  it.each([
    ['without signals', () => undefined],
    ['while signals are silent', (portal: Portal) => portal.signals],
  ])('is followed by asking %s', async (_how, signalsOf) => {
    const portal = new Portal();
    portal.run();
    renderPage(portal.api, signalsOf(portal));
    expect(await screen.findByText(/· 855 containers ·/)).toBeVisible();
    const { scan: before } = runningScan();
    portal.run(runningScan({ scan: { ...before, observed: 1000 } }));
    expect(await screen.findByText(/· 1,000 containers ·/)).toBeVisible();
    portal.end();
    expect(await screen.findByText('Up to date')).toBeVisible();
  });

  it('stays on screen while the portal does not answer', async () => {
    const portal = new Portal();
    portal.run();
    renderPage(portal.api, portal.signals);
    await screen.findByText(/about 60 %/);
    const before = { ...portal.asked };
    portal.away = true;
    portal.tell('failed');
    await waitFor(() => {
      expect(portal.asked.sources).toBeGreaterThan(before.sources);
      expect(portal.asked.scans).toBeGreaterThan(before.scans);
    });
    expect(screen.getByText('Scanning')).toBeVisible();
    expect(screen.getByText(/about 60 %/)).toBeVisible();
    portal.away = false;
    portal.end({ state: 'failed', lastError: 'broke off' });
    expect(await screen.findByText('Last scan failed')).toBeVisible();
  });

  it('is told to those who listen: its begin, its quarters and its end', async () => {
    const portal = new Portal();
    renderPage(portal.api, portal.signals);
    await screen.findByText('Up to date');
    const section = screen.getByRole('region', { name: 'prod-eu' });
    const status = within(section).getByRole('status');
    expect(status).toBeEmptyDOMElement();
    const { scan: template } = runningScan();
    for (const [observed, said] of [
      [10, 'A scan of prod-eu is running.'],
      [855, 'The scan of prod-eu is at about 50 %.'],
      [900, 'The scan of prod-eu is at about 50 %.'],
      [1100, 'The scan of prod-eu is at about 75 %.'],
    ] as const) {
      portal.run(runningScan({ scan: { ...template, observed } }));
      portal.tell('running');
      await waitFor(() =>
        expect(section).toHaveTextContent(
          `${observed.toLocaleString('en')} containers`,
        ),
      );
      expect(status).toHaveTextContent(said);
    }
    portal.end({ state: 'failed', lastError: 'broke off' });
    portal.tell('failed');
    await waitFor(() =>
      expect(status).toHaveTextContent('The scan of prod-eu failed.'),
    );
  });
});

describe('scan now', () => {
  it('shows that a scan was asked for, and then the scan, until it ends', async () => {
    const user = userEvent.setup();
    const portal = new Portal();
    const asked: string[] = [];
    renderPage(
      {
        ...portal.api,
        scanNow: async name => {
          asked.push(name);
        },
      },
      portal.signals,
    );
    await user.click(await scanNowButton());
    expect(
      await screen.findByText(
        'The scan was asked for; it starts within seconds.',
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('button', {
        name: 'Scan now: A scan of prod-eu was asked for',
      }),
    ).toBeDisabled();
    expect(asked).toEqual(['prod-eu']);

    portal.run();
    portal.tell('running');
    expect(await screen.findByText('Scanning')).toBeVisible();
    portal.end();
    portal.tell('completed');
    expect(await screen.findByText('Up to date')).toBeVisible();
    await scanNowButton();
  });

  it('notices a scan that came and went between two looks', async () => {
    const user = userEvent.setup();
    const portal = new Portal();
    renderPage(portal.api);
    await user.click(await scanNowButton());
    await screen.findByText(/was asked for; it starts/);
    portal.end();
    await scanNowButton();
    expect(screen.getByText('Observed:').parentElement).toHaveTextContent(
      'Observed:1,500',
    );
  });
});

it('loads the sources anew when facts changed', async () => {
  const portal = new Portal();
  renderPage(portal.api, portal.signals);
  await screen.findByText('1,425 containers on record');
  portal.sources = [source({ openUsages: 7 })];
  portal.signals.send(GOLDEN_IMAGES_FACTS_CHANNEL, {
    changedAt: '2027-07-14T09:00:00Z',
  });
  expect(await screen.findByText('7 containers on record')).toBeVisible();
});
