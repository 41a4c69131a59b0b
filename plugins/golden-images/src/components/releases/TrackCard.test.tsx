import { renderInTestApp } from '@backstage/frontend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import type {
  GoldenImagesApi,
  TrackDetail,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { rootRouteRef } from '../../routes';
import { fakeApi } from '../../testing/fakeApi';
import { recordClipboard } from '../../testing/recordClipboard';
import { TRACK_ENTITY, track, trackRelease } from '../../testing/trackFixtures';
import { TrackCard } from './TrackCard';

function renderCard(
  getTrack: GoldenImagesApi['getTrack'],
  entity: Entity = TRACK_ENTITY,
) {
  renderInTestApp(
    <EntityProvider entity={entity}>
      <TrackCard />
    </EntityProvider>,
    {
      apis: [[goldenImagesApiRef, fakeApi({ getTrack })]],
      mountedRoutes: { '/golden-images': rootRouteRef },
    },
  );
}

function renderTrack(overrides: Partial<TrackDetail> = {}) {
  renderCard(async () => track(overrides));
}

const LEFT = {
  current: false,
  timeline: {
    phase: 'final-calls',
    deadline: '2027-08-30',
    daysLeft: 47,
    lastMonth: false,
  },
} as const;

describe('TrackCard', () => {
  it('asks for the track that the entity stands for', async () => {
    const asked: string[] = [];
    renderCard(async id => {
      asked.push(id);
      return track();
    });
    await screen.findByText('python 3.12');
    expect(asked).toEqual(['python/3.12']);
  });

  it('says phase, current release and the end of support, with the line to copy', async () => {
    const user = userEvent.setup();
    const copied = recordClipboard();
    renderTrack();
    expect(
      await screen.findByText('Current release: golden-v2.1.0'),
    ).toBeVisible();
    expect(screen.getAllByText('Active')[0]).toBeVisible();
    expect(
      screen.getByText(/Full support.*Support ends on 30 Jul 2028\./),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy FROM line' }));
    expect(copied).toEqual([`FROM ${trackRelease().pinnedReference}`]);
  });

  it('opens the workloads of its figures', async () => {
    renderTrack();
    expect(
      await screen.findByRole('link', { name: '7 workloads' }),
    ).toHaveAttribute(
      'href',
      '/golden-images/workloads?family=python&track=3.12',
    );
    expect(
      screen.getByRole('link', { name: '4 in production' }),
    ).toHaveAttribute(
      'href',
      '/golden-images/workloads?family=python&track=3.12&production=true',
    );
    expect(screen.getByText(/of 3 catalog entities/)).toBeVisible();
  });

  it('says that nothing runs it', async () => {
    renderTrack({ workloads: { production: 0, total: 0 }, entities: 0 });
    expect(
      await screen.findByText('No workload that you may see runs it.'),
    ).toBeVisible();
  });

  it('says by when its users must be off it, and offers nothing to copy', async () => {
    const leading = trackRelease(LEFT);
    renderTrack({ leading, releases: [leading] });
    expect(
      await screen.findByText(
        'Users must be off it by 30 Aug 2027 (in 47 days).',
      ),
    ).toBeVisible();
    expect(
      screen.getByText('No release of it is for new services.'),
    ).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says that the deadline is past', async () => {
    const leading = trackRelease({
      ...LEFT,
      timeline: { ...LEFT.timeline, phase: 'removed', daysLeft: -2 },
    });
    renderTrack({ leading, releases: [leading] });
    expect(
      await screen.findByText(
        'Users should have been off it by 30 Aug 2027 (2 days ago).',
      ),
    ).toBeVisible();
  });

  it('lists the newest releases with their phases, and counts the rest', async () => {
    const releases = [8, 7, 6, 5, 4, 3, 2].map(minor =>
      trackRelease({
        id: `python/3.12/2.${minor}.0`,
        version: `2.${minor}.0`,
        current: minor === 7,
      }),
    );
    renderTrack({ releases, leading: releases[1], unseen: ['1.0.0'] });
    const list = await screen.findByRole('region', { name: 'Releases' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'golden-v2.8.0Active',
      'golden-v2.7.0Activecurrent',
      'golden-v2.6.0Active',
      'golden-v2.5.0Active',
      'golden-v2.4.0Active',
      'and 2 older',
      'golden-v1.0.0: on record, not seen in a registry',
    ]);
  });

  it('says of a track that was never seen that it is only on record', async () => {
    renderTrack({ leading: undefined, releases: [], unseen: ['1.0.0'] });
    expect(
      await screen.findByText(
        'It is on record, but no release of it was seen in a registry.',
      ),
    ).toBeVisible();
  });

  it('shows a placeholder while loading', () => {
    renderCard(() => new Promise(() => {}));
    expect(
      screen.getByRole('status', { name: 'Loading this golden image track' }),
    ).toHaveAttribute('aria-busy', 'true');
  });

  it('says what failed and tries again on demand', async () => {
    const user = userEvent.setup();
    let attempt = 0;
    renderCard(async () => {
      attempt += 1;
      if (attempt === 1) {
        throw new Error("No golden image track 'python/3.12' is known");
      }
      return track();
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "No golden image track 'python/3.12' is known",
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('python 3.12')).toBeVisible();
  });

  it('says in words that the viewer may not see it', async () => {
    renderCard(async () => {
      throw new NotAllowedError('no');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see this golden image track',
    );
  });

  it('says what is missing on an entity that names no track', async () => {
    renderCard(async () => track(), {
      ...TRACK_ENTITY,
      metadata: { name: 'mine' },
    });
    expect(
      await screen.findByText(
        /its annotation golden-images.io\/track is missing/,
      ),
    ).toBeVisible();
  });
});
