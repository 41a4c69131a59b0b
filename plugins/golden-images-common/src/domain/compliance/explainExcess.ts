import type { ReleaseId } from '../inventory/lineage';
import { releaseTitle } from '../inventory/releaseTitle';
import type { Release } from '../releases/release';
import { parseReleaseId, trackId } from '../releases/releaseName';
import type { SupportedTrack } from '../releases/supportWindow';

/** Why a release in use is more than the organisation needs (R-KPI5-04), as a sentence. */
export function explainExcess(
  release: Pick<Release, 'family' | 'track'>,
  supported: readonly SupportedTrack[],
): string {
  const own = trackId(release.family, release.track);
  const track = supported.find(one => trackId(one.family, one.track) === own);
  if (track) {
    return `${titleOf(track.current)} is the current release of this track.`;
  }
  const others = supported
    .filter(({ family }) => family === release.family)
    .map(one => one.track);
  return others.length > 0
    ? `Track ${release.track} is not supported; ${others.join(', ')} ${
        others.length === 1 ? 'is' : 'are'
      }.`
    : `No track of ${release.family} is supported.`;
}

function titleOf(id: ReleaseId): string {
  const name = parseReleaseId(id);
  return name ? releaseTitle(name) : id;
}
