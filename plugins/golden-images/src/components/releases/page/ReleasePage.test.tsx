import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import type {
  GoldenImagesApi,
  ReleaseDetail,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { rootRouteRef } from '../../../routes';
import { releaseDetail } from '../../../testing/deprecationFixtures';
import { fakeApi } from '../../../testing/fakeApi';
import { DIGEST, OTHER_DIGEST } from '../../../testing/inventoryFixtures';
import { recordClipboard } from '../../../testing/recordClipboard';
import { ReleaseRoutes } from '../ReleaseRoutes';

const PATH = '/golden-images/releases/python/3.12/2.0.0';

function renderPage(
  answer: Partial<ReleaseDetail> | GoldenImagesApi['getRelease'] = {},
  path = PATH,
) {
  const getRelease =
    typeof answer === 'function' ? answer : async () => releaseDetail(answer);
  renderInTestApp(
    <Routes>
      <Route path="/golden-images/releases/*" element={<ReleaseRoutes />} />
    </Routes>,
    {
      apis: [
        [
          goldenImagesApiRef,
          fakeApi({
            getRelease,
            // Sections of other folders, which have tests of their own.
            getPromotion: () => new Promise(() => {}),
            getVerification: () => new Promise(() => {}),
            listReleaseDocuments: () => new Promise(() => {}),
            getNotes: () => new Promise(() => {}),
            getAcceptance: () => new Promise(() => {}),
            listIncompatibilities: () => new Promise(() => {}),
            compareReleases: () => new Promise(() => {}),
            getDeprecationRecord: () => new Promise(() => {}),
            listEmergencies: () => new Promise(() => {}),
            listPostMortems: () => new Promise(() => {}),
            getClosing: () => new Promise(() => {}),
            listDecisions: () => new Promise(() => {}),
          }),
        ],
      ],
      mountedRoutes: {
        '/golden-images': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [path],
    },
  );
}

describe('the page of a release', () => {
  it('asks once for the release of the address, also of a nested family', async () => {
    const asked: string[] = [];
    renderPage(async id => {
      asked.push(id);
      return releaseDetail();
    }, '/golden-images/releases/lang%2Fpython/3.12/2.0.0');
    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'lang/python 3.12 golden-v2.0.0 Legacy',
      }),
    ).toBeVisible();
    expect(asked).toEqual(['lang/python/3.12/2.0.0']);
  });

  it('says first what it is, its phase, by when to be off it, and how it is written', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    renderPage();
    expect(
      await screen.findByText(
        'Users must be off it by 30 Aug 2027 (in 47 days).',
      ),
    ).toBeVisible();
    await user.click(
      screen.getAllByRole('button', { name: 'Copy the pinned reference' })[0],
    );
    expect(copied).toEqual([releaseDetail().pinnedReference]);
  });

  it('leads to its sections and back to the list', async () => {
    renderPage();
    const links = await screen.findByRole('navigation', {
      name: 'On this page',
    });
    for (const [name, anchor] of [
      ['What changed', 'notes'],
      ['Promotion', 'promotion'],
      ['Acceptance tests', 'acceptance'],
      ['Incompatibilities', 'incompatibilities'],
      ['Signatures and provenance', 'verification'],
      ['Origin and lineage', 'origin'],
      ['Consumers', 'consumers'],
      ['Timeline', 'timeline'],
    ]) {
      expect(within(links).getByRole('link', { name })).toHaveAttribute(
        'href',
        `${PATH}#${anchor}`,
      );
      expect(screen.getByRole('region', { name })).toHaveAttribute(
        'id',
        anchor,
      );
    }
    expect(screen.getByRole('link', { name: 'All releases' })).toHaveAttribute(
      'href',
      '/golden-images/releases',
    );
  });

  it('goes to the section of the address', async () => {
    const scrolled: string[] = [];
    window.HTMLElement.prototype.scrollIntoView = function record() {
      scrolled.push(this.id);
    };
    renderPage({}, `${PATH}#consumers`);
    expect(
      await screen.findByRole('region', { name: 'Consumers' }),
    ).toHaveFocus();
    expect(scrolled).toEqual(['consumers']);
  });

  it('says where it comes from, its digests, and what names it now', async () => {
    renderPage({
      platforms: [
        {
          platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
          digest: OTHER_DIGEST,
          chainId: DIGEST,
          layers: 3,
        },
      ],
    });
    const part = await screen.findByRole('region', {
      name: 'Origin and lineage',
    });
    expect(
      await within(part).findByText(
        'Its origin is not known: no upstream image has been read.',
      ),
    ).toBeVisible();
    expect(part).toHaveTextContent('Digest for linux/arm64/v8');
    expect(part).toHaveTextContent(
      'registry.example.com/golden/python:3.12-stable',
    );
  });

  it('tells its life in order', async () => {
    renderPage({
      upstreamReleasedAt: '2025-12-20',
      timeline: {
        phase: 'legacy',
        announcedAt: '2027-02-28',
        finalCallsFrom: '2027-05-30',
        removalAt: '2027-08-30',
        lastMonth: false,
      },
    });
    const part = await screen.findByRole('region', { name: 'Timeline' });
    const items = await within(part).findAllByRole('listitem');
    expect(items.map(item => item.querySelector('span')?.textContent)).toEqual([
      'Released upstream',
      'Golden',
      'Deprecation announced',
      'Final calls from',
      'Removal',
    ]);
    expect(part).toHaveTextContent('20 Dec 2025');
  });

  it('says who runs it where, each with its rows', async () => {
    renderPage();
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

  it('shows the beginning of a thousand consumers, and more on demand', async () => {
    const user = userEvent.setup();
    const [consumer] = releaseDetail().consumers;
    renderPage({
      consumers: Array.from({ length: 1000 }, (_, n) => ({
        ...consumer,
        ownerRef: `group:default/team-${n}`,
      })),
    });
    const table = await screen.findByRole('table', { name: 'Who runs it' });
    expect(within(table).getAllByRole('rowheader')).toHaveLength(50);
    await user.click(screen.getByRole('button', { name: /950/ }));
    expect(within(table).getAllByRole('rowheader')).toHaveLength(100);
  });

  it('says that nobody runs it', async () => {
    renderPage({ consumers: [], imagesBuiltOnIt: 0 });
    expect(await screen.findByText('Nobody runs it.')).toBeVisible();
    expect(
      screen.getByText('No image that runs now was built on it.'),
    ).toBeVisible();
  });

  it('names a release that no golden registry has, with its sections', async () => {
    renderPage(async () => {
      throw new NotFoundError('No such release');
    });
    expect(
      (await screen.findAllByText('It was not seen in the golden registry.'))
        .length,
    ).toBeGreaterThan(1);
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(
      'python 3.12 golden-v2.0.0',
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says in words that the viewer may not see it', async () => {
    renderPage(async () => {
      throw new NotAllowedError('no');
    });
    expect((await screen.findAllByRole('alert'))[0]).toHaveTextContent(
      'You may not see this release',
    );
  });

  it('shows a placeholder while loading, and tries again after a failure', async () => {
    const user = userEvent.setup();
    let attempts = 0;
    renderPage(async () => {
      attempts += 1;
      if (attempts === 1) {
        throw new Error('The database is away');
      }
      return releaseDetail();
    });
    expect((await screen.findAllByRole('alert'))[0]).toHaveTextContent(
      'The database is away',
    );
    await user.click(screen.getAllByRole('button', { name: 'Try again' })[0]);
    expect(await screen.findByText(/Users must be off it by/)).toBeVisible();
  });
});
