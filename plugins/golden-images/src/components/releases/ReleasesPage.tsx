import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { EmptyState, InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  formatCount,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { Loaded } from '../request';
import { WhatToUse } from './catalogue';
import { ReleaseDrawer } from './ReleaseDrawer';
import { AnnouncementsButton } from './subscriptions';
import { TrackTable } from './TrackTable';
import { useSelectedRelease } from './useSelectedRelease';

/** Golden images there are: families, their tracks, and each track's releases with phase and dates. */
export function ReleasesPage() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.listReleases(), [api]);
  const { selected, close } = useSelectedRelease();
  return (
    <>
      <Loaded request={request} what={t('releases.catalogue.what')}>
        {releases =>
          releases.length === 0 ? (
            <EmptyState
              missing="content"
              title={t('releases.catalogue.emptyTitle')}
              description={t('releases.catalogue.emptyText')}
            />
          ) : (
            <>
              <div style={{ marginBottom: 16 }}>
                <AnnouncementsButton />
              </div>
              <WhatToUse releases={releases} />
              <Families releases={releases} />
            </>
          )
        }
      </Loaded>
      {selected && <ReleaseDrawer id={selected} onClose={close} />}
    </>
  );
}

function Families(props: { releases: readonly ReleaseView[] }) {
  const { t } = useTexts();
  const subheader = (releases: readonly ReleaseView[]) =>
    t('releases.catalogue.inUse', {
      releases: t('releases.catalogue.releases', { count: releases.length }),
      used: formatCount(
        releases.filter(({ workloads }) => workloads.total > 0).length,
      ),
    });
  return (
    <>
      {groupBy(props.releases, release => release.family).map(
        ([family, releases]) => (
          <div key={family} style={{ marginBottom: 24 }}>
            <InfoCard title={family} subheader={subheader(releases)}>
              {groupBy(releases, release => release.track).map(
                ([track, ofTrack]) => (
                  <TrackTable
                    key={track}
                    family={family}
                    track={track}
                    releases={ofTrack}
                  />
                ),
              )}
            </InfoCard>
          </div>
        ),
      )}
    </>
  );
}

/** Groups in order of first appearance, which is the server's order. */
function groupBy(
  releases: readonly ReleaseView[],
  keyOf: (release: ReleaseView) => string,
): [string, ReleaseView[]][] {
  const groups = new Map<string, ReleaseView[]>();
  for (const release of releases) {
    const key = keyOf(release);
    groups.set(key, [...(groups.get(key) ?? []), release]);
  }
  return [...groups];
}
