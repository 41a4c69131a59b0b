import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EntityInventory } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { fakeApi } from '../../testing/fakeApi';
import {
  DIGEST,
  ENTITY,
  FROM_LINE,
  inventory,
  OTHER_DIGEST,
  usage,
  workload,
} from '../../testing/inventoryFixtures';
import { recordClipboard } from '../../testing/recordClipboard';
import { EntityTab } from './EntityTab';

function renderTab(answer: () => Promise<EntityInventory>) {
  renderInTestApp(
    <EntityProvider entity={ENTITY}>
      <EntityTab />
    </EntityProvider>,
    { apis: [[goldenImagesApiRef, fakeApi({ getEntityInventory: answer })]] },
  );
}

describe('EntityTab', () => {
  it('answers in a sentence first', async () => {
    renderTab(async () => inventory());
    expect(
      await screen.findByText(
        'The one workload runs a supported golden image; one needs a change by 30 Aug 2027.',
      ),
    ).toBeVisible();
  });

  it('shows the version of each environment', async () => {
    renderTab(async () => inventory());
    const table = await screen.findByRole('table', {
      name: 'Version per environment',
    });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      'production2python 3.12 golden-v2.0.0Legacyuntil 30 Aug 2027 (in 47 days)1 of 2 workloadsBuilt on goldenpinnedLegacy release',
    );
  });

  it('counts the golden releases in use and marks the excess', async () => {
    renderTab(async () => inventory({ excessReleases: ['python/3.12/2.0.0'] }));
    const section = await screen.findByRole('region', {
      name: 'Golden releases in use',
    });
    expect(section).toHaveTextContent(
      '1 golden release in use, 1 not the current release of a supported track',
    );
    expect(section).toHaveTextContent('(not current)');
  });

  it('copies reference and whole digest, shown with 12 characters', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    renderTab(async () => inventory());
    expect(await screen.findByText('0123456789ab')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy reference' }));
    await user.click(screen.getByRole('button', { name: 'Copy digest' }));
    expect(copied).toEqual(['registry.example.com/shop/checkout:1.4', DIGEST]);
  });

  it('opens why, evidence, history and what to do by keyboard', async () => {
    const user = userEvent.setup();
    const before = usage({
      id: 'u0',
      runningDigest: OTHER_DIGEST,
      firstSeenAt: '2027-01-05T00:00:00Z',
      endedAt: '2027-03-03T10:00:00Z',
      release: undefined,
    });
    renderTab(async () =>
      inventory({ workloads: [workload({ history: [before] })] }),
    );
    const why = await screen.findByRole('button', { name: /^Why app/ });
    expect(why).toHaveAttribute('aria-expanded', 'false');
    why.focus();
    await user.keyboard('{Enter}');
    expect(why).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByText(
        'Layers 1-4 of 7 are exactly python 3.12 golden-v2.0.0.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/The first 4 of 7 layers are/)).toBeInTheDocument();
    expect(
      screen.getByText(
        'skopeo inspect --config docker://registry.example.com/shop/checkout@sha256:0123456789ab…',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/5 Jan 2027 – 3 Mar 2027/)).toBeInTheDocument();
    expect(
      screen.getByText(
        'FROM registry.example.com/golden/python:3.12-golden-v2.0.0',
      ),
    ).toBeInTheDocument();
    const copied = recordClipboard();
    await user.click(
      screen.getByRole('button', { name: `Copy FROM line: ${FROM_LINE}` }),
    );
    expect(copied).toEqual([FROM_LINE]);
  });

  it('marks a major upgrade, and which containers are pinned', async () => {
    const user = userEvent.setup();
    const { advice } = usage();
    renderTab(async () =>
      inventory({
        workloads: [
          workload({
            usages: [
              usage({ advice: { ...advice, step: 'breaking' } }),
              usage({ id: 'u2', container: 'log', pinned: true }),
            ],
          }),
        ],
      }),
    );
    const [app, log] = within(
      await screen.findByRole('list', { name: 'Containers of checkout' }),
    )
      .getAllByRole('listitem')
      .filter(item => within(item).queryByRole('button', { name: /^Why/ }));
    expect(within(app).getByText('not pinned')).toBeVisible();
    expect(within(log).getByText('pinned')).toBeVisible();
    await user.click(within(app).getByRole('button', { name: /^Why/ }));
    expect(
      screen.getByText('Major upgrade: needs dedicated test time.'),
    ).toBeVisible();
  });

  it('says the sentence of each finding', async () => {
    renderTab(async () => inventory());
    expect(
      await screen.findByText('Pin the reference by its digest.'),
    ).toBeVisible();
  });

  it('explains the annotation when there is none', async () => {
    renderTab(async () => inventory({ unannotated: true, workloads: [] }));
    expect(
      await screen.findByText(
        'Nothing ties this component to its workloads yet',
      ),
    ).toBeVisible();
  });

  it('says what was looked for when nothing was found', async () => {
    renderTab(async () =>
      inventory({
        workloads: [],
        lookedFor: [{ what: 'label', value: 'checkout' }],
      }),
    );
    expect(
      await screen.findByText('No workload of this component was found'),
    ).toBeVisible();
  });

  it('says in words that the viewer may not see it', async () => {
    renderTab(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see',
    );
  });

  it('warns when the facts are too old', async () => {
    renderTab(async () =>
      inventory({ age: { observedAt: '2027-07-11T08:55:00Z', stale: true } }),
    );
    expect(await screen.findByText(/These facts are of/)).toBeVisible();
  });
});
