import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import type { ReleaseDetail } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { releaseDetail } from '../../testing/deprecationFixtures';
import { fakeApi } from '../../testing/fakeApi';
import { DIGEST, OTHER_DIGEST } from '../../testing/inventoryFixtures';
import { ReleaseDrawer } from './ReleaseDrawer';

function renderDrawer(overrides: Partial<ReleaseDetail> = {}) {
  renderInTestApp(<ReleaseDrawer id="python/3.12/2.0.0" onClose={() => {}} />, {
    apis: [
      [
        goldenImagesApiRef,
        fakeApi({ getRelease: async () => releaseDetail(overrides) }),
      ],
    ],
    mountedRoutes: {
      '/golden-images': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
}

describe('ReleaseDrawer', () => {
  it('says what it is: reference, digests, tags', async () => {
    renderDrawer({
      platforms: [
        {
          platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
          digest: OTHER_DIGEST,
          chainId: DIGEST,
          layers: 3,
        },
      ],
    });
    const part = await screen.findByRole('region', { name: 'What it is' });
    expect(part).toHaveTextContent('golden/python:3.12-golden-v2.0.0@sha256:');
    expect(part).toHaveTextContent('Digest for linux/arm64/v8');
    expect(part).toHaveTextContent(
      'registry.example.com/golden/python:3.12-stable',
    );
  });

  it('tells its life in order', async () => {
    renderDrawer({
      upstreamReleasedAt: '2025-12-20',
      timeline: {
        phase: 'legacy',
        announcedAt: '2027-02-28',
        finalCallsFrom: '2027-05-30',
        removalAt: '2027-08-30',
        lastMonth: false,
      },
    });
    const part = await screen.findByRole('region', { name: 'Its life' });
    expect(
      within(part)
        .getAllByRole('listitem')
        .map(item => item.querySelector('span')?.textContent),
    ).toEqual([
      'Released upstream',
      'Golden',
      'Deprecation announced',
      'Final calls from',
      'Removal',
    ]);
    expect(part).toHaveTextContent('20 Dec 2025');
  });

  it('says where it comes from, or that it is not known', async () => {
    renderDrawer();
    expect(
      await screen.findByText(
        'Its origin is not known: no upstream image has been read.',
      ),
    ).toBeVisible();
  });

  it('says who runs it where, each with its rows', async () => {
    renderDrawer();
    const table = await screen.findByRole('table', { name: 'Who runs it' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(within(first).getByRole('link', { name: '2' })).toHaveAttribute(
      'href',
      '/golden-images/workloads?environment=production&owner=group%3Adefault%2Fteam-a&release=python%2F3.12%2F2.0.0',
    );
    expect(second).toHaveTextContent('none');
    expect(second).toHaveTextContent('staging');
    expect(
      screen.getByText(/2 different images that run now were built on it\./),
    ).toBeVisible();
  });

  it('says that nobody runs it', async () => {
    renderDrawer({ consumers: [], imagesBuiltOnIt: 0, notes: 'Rebuild only.' });
    expect(await screen.findByText('Nobody runs it.')).toBeVisible();
    expect(
      screen.getByText('No image that runs now was built on it.'),
    ).toBeVisible();
    expect(screen.getByText('Rebuild only.')).toBeVisible();
  });
});
