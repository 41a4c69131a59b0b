import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReleaseView } from '@image-governance/plugin-golden-images-common';
import { rootRouteRef } from '../../../routes';
import { release } from '../../../testing/inventoryFixtures';
import { recordClipboard } from '../../../testing/recordClipboard';
import { WhatToUse } from './WhatToUse';

const PYTHON = release({
  id: 'python/3.12/2.1.0',
  version: '2.1.0',
  current: true,
  timeline: {
    phase: 'active',
    supportEndsAt: '2028-07-30',
    lastMonth: false,
  },
});
const NODE = release({
  id: 'node/20/1.0.0',
  family: 'node',
  track: '20',
  version: '1.0.0',
  current: true,
});
const OLD = release({ id: 'java/11/1.0.0', family: 'java', track: '11' });

function renderCatalogue(releases: readonly ReleaseView[]) {
  renderInTestApp(<WhatToUse releases={releases} />, {
    mountedRoutes: { '/golden-images': rootRouteRef },
  });
}

async function names() {
  const table = await screen.findByRole('table', {
    name: 'Recommended releases',
  });
  return within(table)
    .getAllByRole('rowheader')
    .map(row => within(row).getByRole('link').textContent);
}

describe('what to use', () => {
  it('recommends the current release of each track, and names the tracks without one', async () => {
    renderCatalogue([PYTHON, release(), NODE, OLD]);
    expect(await names()).toEqual([
      'python 3.12 golden-v2.1.0',
      'node 20 golden-v1.0.0',
    ]);
    expect(
      screen.getByText('Nothing for new services in: java 11.'),
    ).toBeVisible();
  });

  it('copies the pinned FROM line, and leads to what changed', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    renderCatalogue([PYTHON]);
    await user.click(
      await screen.findByRole('button', {
        name: 'Copy the FROM line of python 3.12 golden-v2.1.0',
      }),
    );
    expect(copied).toEqual([`FROM ${PYTHON.pinnedReference}`]);
    expect(
      screen.getByRole('link', {
        name: 'What changed in python 3.12 golden-v2.1.0',
      }),
    ).toHaveAttribute(
      'href',
      '/golden-images/releases/python/3.12/2.1.0#notes',
    );
  });

  it('says until when each is supported', async () => {
    renderCatalogue([PYTHON, NODE]);
    const [, python, node] = await screen.findAllByRole('row');
    expect(python).toHaveTextContent('30 Jul 2028');
    expect(node).toHaveTextContent('30 Aug 2027 (in 47 days)');
  });

  it('finds a track by its language', async () => {
    const user = userEvent.setup();
    renderCatalogue([PYTHON, NODE]);
    const search = await screen.findByRole('searchbox', {
      name: 'Language, family or track',
    });
    await user.type(search, 'javascript');
    await waitFor(async () =>
      expect(await names()).toEqual(['node 20 golden-v1.0.0']),
    );
  });

  it('says that nothing matches, with the way back', async () => {
    const user = userEvent.setup();
    renderCatalogue([PYTHON]);
    await user.type(await screen.findByRole('searchbox'), 'cobol');
    expect(await screen.findByText('No track matches “cobol”.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show all tracks' }));
    expect(await names()).toEqual(['python 3.12 golden-v2.1.0']);
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('shows the beginning of many tracks, and more on demand', async () => {
    const user = userEvent.setup();
    renderCatalogue(
      Array.from({ length: 100 }, (_, n) =>
        release({ ...PYTHON, id: `python/3.${n}/1.0.0`, track: `3.${n}` }),
      ),
    );
    expect(await names()).toHaveLength(30);
    await user.click(screen.getByRole('button', { name: 'Show 70 more' }));
    expect(await names()).toHaveLength(60);
  });

  it('has example Dockerfiles to copy, on the release', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    renderCatalogue([PYTHON]);
    await user.click(
      await screen.findByRole('button', {
        name: 'Example Dockerfiles for python 3.12 golden-v2.1.0',
      }),
    );
    const tool = within(await screen.findByRole('dialog')).getByRole('region', {
      name: 'Install a system tool',
    });
    expect(tool).toHaveTextContent(/it needs a request/);
    await user.click(
      within(tool).getByRole('button', { name: 'Copy this Dockerfile' }),
    );
    expect(copied).toHaveLength(1);
    expect(copied[0]).toContain(`FROM ${PYTHON.pinnedReference}\nRUN ["apk"`);
  });
});
