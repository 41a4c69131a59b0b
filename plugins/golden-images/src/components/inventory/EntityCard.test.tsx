import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  GOLDEN_IMAGES_FACTS_CHANNEL,
  type EntitySummary,
  type GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { entityDetailsRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { FakeSignals } from '../../testing/FakeSignals';
import {
  ENTITY,
  FROM_LINE,
  release,
  summary,
  usage,
} from '../../testing/inventoryFixtures';
import { recordClipboard } from '../../testing/recordClipboard';
import { EntityCard } from './EntityCard';

function renderCard(getEntitySummary: GoldenImagesApi['getEntitySummary']) {
  renderInTestApp(
    <EntityProvider entity={ENTITY}>
      <EntityCard />
    </EntityProvider>,
    {
      apis: [[goldenImagesApiRef, fakeApi({ getEntitySummary })]],
      mountedRoutes: { '/the-tab': entityDetailsRouteRef },
    },
  );
}

function renderAnswer(overrides: Partial<EntitySummary> = {}) {
  renderCard(async () => summary(overrides));
}

describe('EntityCard', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date('2027-07-14T09:00:00Z'),
      doNotFake: ['setTimeout', 'setInterval', 'setImmediate', 'nextTick'],
    });
  });
  afterEach(() => jest.useRealTimers());

  it('asks for the entity whose page it is on', async () => {
    const asked: string[] = [];
    renderCard(async ref => {
      asked.push(ref);
      return summary();
    });
    await screen.findByText('Built on golden');
    expect(asked).toEqual(['component:default/checkout-api']);
  });

  it('says verdict, release, phase with days left and the one thing to do', async () => {
    renderAnswer();
    expect(await screen.findByText('Built on golden')).toBeVisible();
    expect(screen.getByText('python 3.12 golden-v2.0.0')).toBeVisible();
    expect(screen.getByText('Legacy')).toBeVisible();
    expect(screen.getByText('until 30 Aug 2027 (in 47 days)')).toBeVisible();
    expect(
      screen.getByText('Move to python 3.12 golden-v2.1.0 by 30 Aug 2027'),
    ).toBeVisible();
    expect(screen.getByText('12 min ago')).toBeVisible();
  });

  it('lists each environment with its workloads, pinning and findings', async () => {
    renderAnswer();
    const list = await screen.findByRole('list', { name: 'Environments' });
    const [production, staging] = within(list)
      .getAllByRole('listitem')
      .filter(item => item.parentElement === list);
    expect(production).toHaveTextContent('production2 workloadspinned');
    expect(production).toHaveTextContent('Legacy release');
    expect(staging).toHaveTextContent('staging1 workloadnot pinned');
    expect(staging).toHaveTextContent('Floating tag');
  });

  it('says what each environment runs, with phase and days left', async () => {
    const newer = release({
      id: 'python/3.12/2.1.0',
      version: '2.1.0',
      timeline: { phase: 'active', lastMonth: false },
    });
    const [production, staging] = summary().environments;
    renderAnswer({
      goldenReleases: [release(), newer],
      environments: [
        { ...production, findings: ['behind', 'legacy'] },
        { ...staging, releases: [newer.id] },
      ],
    });
    const list = await screen.findByRole('list', { name: 'Environments' });
    expect(list).toHaveTextContent(
      'production2 workloadspinnedpython 3.12 golden-v2.0.0 (Legacy, 47 days left)Behind the current release',
    );
    expect(list).toHaveTextContent(
      'staging1 workloadnot pinnedpython 3.12 golden-v2.1.0 (Active)',
    );
  });

  it('marks a major upgrade as one that needs test time of its own', async () => {
    const { advice } = usage();
    renderAnswer({ advice: { ...advice, step: 'breaking' } });
    expect(
      await screen.findByText('Major upgrade: needs dedicated test time.'),
    ).toBeVisible();
  });

  it.each(['patch', 'feature'] as const)(
    'marks no %s upgrade so',
    async step => {
      const { advice } = usage();
      renderAnswer({ advice: { ...advice, step } });
      await screen.findByText('Built on golden');
      expect(screen.queryByText(/dedicated test time/)).not.toBeInTheDocument();
    },
  );

  it('counts the golden releases in use and says which are too many', async () => {
    renderAnswer({ excessReleases: ['python/3.12/2.0.0'] });
    expect(
      await screen.findByText(
        '1 golden release in use by this component, 1 not current',
      ),
    ).toBeVisible();
  });

  it('copies the FROM line and says so', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    renderAnswer();
    await user.click(
      await screen.findByRole('button', {
        name: `Copy FROM line: ${FROM_LINE}`,
      }),
    );
    expect(copied).toEqual([FROM_LINE]);
    expect(await screen.findByRole('status')).toHaveTextContent('Copied');
  });

  it('links to the tab', async () => {
    renderAnswer();
    expect(
      await screen.findByRole('link', { name: 'Details' }),
    ).toHaveAttribute('href', '/the-tab');
  });

  it('is loaded anew when facts changed, and keeps what it shows meanwhile', async () => {
    const signals = new FakeSignals();
    const verdicts = ['golden-based', 'golden'] as const;
    let asked = 0;
    renderInTestApp(
      <EntityProvider entity={ENTITY}>
        <EntityCard />
      </EntityProvider>,
      {
        apis: [
          [
            goldenImagesApiRef,
            fakeApi({
              getEntitySummary: async () => {
                asked += 1;
                return summary({
                  verdict: verdicts[asked - 1],
                  environments: [],
                });
              },
            }),
          ],
          [signalApiRef, signals],
        ],
        mountedRoutes: { '/the-tab': entityDetailsRouteRef },
      },
    );
    expect(await screen.findByText('Built on golden')).toBeVisible();
    signals.send(GOLDEN_IMAGES_FACTS_CHANNEL, {
      changedAt: '2027-07-14T09:00:00Z',
    });
    expect(screen.getByText('Built on golden')).toBeVisible();
    expect(await screen.findByText('Golden')).toBeVisible();
    expect(asked).toBe(2);
  });

  it('shows a placeholder while loading', () => {
    renderCard(() => new Promise(() => {}));
    expect(
      screen.getByRole('status', {
        name: 'Loading the golden images of this component',
      }),
    ).toHaveAttribute('aria-busy', 'true');
  });

  it('says what failed and tries again on demand', async () => {
    const user = userEvent.setup();
    let attempt = 0;
    renderCard(async () => {
      attempt += 1;
      if (attempt === 1) {
        throw new Error('the database is away');
      }
      return summary();
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the database is away',
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Built on golden')).toBeVisible();
  });

  it('says in words that the viewer may not see it', async () => {
    renderCard(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the golden images of this component',
    );
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('explains which annotation to add when there is none', async () => {
    renderAnswer({ unannotated: true, verdict: undefined });
    expect(
      await screen.findByText(
        'Nothing ties this component to its workloads yet',
      ),
    ).toBeVisible();
    expect(screen.getByText('backstage.io/kubernetes-id')).toBeVisible();
    expect(screen.getByText(/catalog-info.yaml/)).toBeVisible();
  });

  it('says what was looked for when no workload was found', async () => {
    renderAnswer({
      verdict: undefined,
      lookedFor: [{ what: 'label selector', value: 'app=checkout' }],
    });
    expect(
      await screen.findByText('No workload of this component was found'),
    ).toBeVisible();
    expect(screen.getByText('app=checkout')).toBeVisible();
  });

  it('warns when the facts are too old', async () => {
    renderAnswer({ age: { observedAt: '2027-07-11T08:55:00Z', stale: true } });
    expect(
      await screen.findByText(/These facts are of 11 Jul 2027, 08:55 UTC/),
    ).toBeVisible();
    expect(screen.getByText('Stale: 3 days ago')).toBeVisible();
  });
});
