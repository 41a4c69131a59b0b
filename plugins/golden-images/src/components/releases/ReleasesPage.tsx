import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { EmptyState, InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type { ReleaseView } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { countOf } from '../count';
import { Loaded } from '../request';
import { TrackTable } from './TrackTable';

/** Golden images there are: families, their tracks, and each track's releases with phase and dates. */
export function ReleasesPage() {
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.listReleases(), [api]);
  return (
    <Loaded request={request} what="the golden releases">
      {releases =>
        releases.length === 0 ? (
          <EmptyState
            missing="content"
            title="No golden release is known yet"
            description="Releases appear once a registry source has been scanned, or a governance file names them."
          />
        ) : (
          <Families releases={releases} />
        )
      }
    </Loaded>
  );
}

function Families(props: { releases: readonly ReleaseView[] }) {
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

function subheader(releases: readonly ReleaseView[]): string {
  const inUse = releases.filter(release => release.workloads.total > 0);
  return `${countOf(releases.length, 'release')}, ${inUse.length} in use`;
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
