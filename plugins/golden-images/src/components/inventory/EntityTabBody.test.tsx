import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  EntityInventory,
  WorkloadDetail,
} from '@image-governance/plugin-golden-images-common';
import {
  inventory,
  release,
  summary,
  usage,
  workload,
} from '../../testing/inventoryFixtures';
import { EntityTabBody } from './EntityTabBody';

const OLD = release();
const NEW = release({
  id: 'python/3.12/2.1.0',
  version: '2.1.0',
  current: true,
  timeline: { phase: 'active', lastMonth: false },
});

function render(answer: EntityInventory) {
  renderInTestApp(<EntityTabBody inventory={answer} />);
}

/** A workload of staging that runs one release. */
function running(name: string, { id, version }: typeof NEW): WorkloadDetail {
  const row = workload().releases[0];
  return workload({
    id: name,
    name,
    environment: 'staging',
    releases: [{ ...row, id, version }],
  });
}

describe('EntityTabBody', () => {
  it('shows how far a newer release has come in an environment', async () => {
    const [, staging] = summary().environments;
    render(
      inventory({
        environments: [
          { ...staging, workloads: 3, releases: [OLD.id, NEW.id] },
        ],
        goldenReleases: [NEW, OLD],
        workloads: [running('a', NEW), running('b', OLD), running('c', OLD)],
      }),
    );
    const table = await screen.findByRole('table', {
      name: 'Version per environment',
    });
    expect(
      within(within(table).getAllByRole('row')[1])
        .getAllByRole('listitem')
        .slice(0, 2)
        .map(item => item.textContent),
    ).toEqual([
      'python 3.12 golden-v2.1.0Active1 of 3 workloads, current release',
      'python 3.12 golden-v2.0.0Legacyuntil 30 Aug 2027 (in 47 days)2 of 3 workloads',
    ]);
  });

  it('leads from an environment’s number to its workloads', async () => {
    render(inventory());
    const table = await screen.findByRole('table', {
      name: 'Version per environment',
    });
    const target = within(table)
      .getByRole('link', { name: '2' })
      .getAttribute('href');
    expect(screen.getByRole('region', { name: 'production' })).toHaveAttribute(
      'id',
      target?.slice(1),
    );
  });

  it('shows the workloads of an environment step by step', async () => {
    const user = userEvent.setup();
    const workloads = Array.from({ length: 45 }, (_, i) =>
      workload({ id: `w${i}`, name: `shop-${i}`, usages: [] }),
    );
    render(inventory({ workloads }));
    const shown = () => screen.queryAllByRole('region', { name: /^shop-/ });
    await screen.findByRole('button', { name: 'Show 25 more' });
    expect(shown()).toHaveLength(20);
    await user.click(screen.getByRole('button', { name: 'Show 25 more' }));
    await user.click(screen.getByRole('button', { name: 'Show 5 more' }));
    expect(shown()).toHaveLength(45);
    expect(
      screen.queryByRole('button', { name: /^Show/ }),
    ).not.toBeInTheDocument();
  });

  it('shows a long history step by step', async () => {
    const user = userEvent.setup();
    const history = Array.from({ length: 12 }, (_, i) =>
      usage({ id: `before-${i}`, endedAt: '2027-03-03T10:00:00Z' }),
    );
    render(inventory({ workloads: [workload({ history })] }));
    await user.click(await screen.findByRole('button', { name: /^Why app/ }));
    await user.click(screen.getByRole('button', { name: 'Show 3 more' }));
    expect(screen.getAllByText(/3 Mar 2027 – 3 Mar 2027/)).toHaveLength(12);
  });

  it('orders its headings without a gap', async () => {
    const user = userEvent.setup();
    render(inventory());
    await user.click(await screen.findByRole('button', { name: /^Why app/ }));
    expect(
      screen
        .getAllByRole('heading')
        .map(({ tagName, textContent }) => `${tagName} ${textContent}`),
    ).toEqual([
      'H2 Golden images',
      'H3 1 golden release in use',
      'H2 production',
      'H3 checkout',
      'H4 Why',
      'H4 Evidence',
      'H4 What to do',
      'H4 History',
      'H2 staging',
    ]);
  });
});
