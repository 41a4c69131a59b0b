import { releaseTitle } from '../inventory/releaseTitle';
import type { Policy } from '../policy/policy';
import type { StableChannels } from './current';
import { supportedTracks } from './supportWindow';
import type { Announcement } from './deprecation';
import type { Release } from './release';

/**
 * What the deprecation of a release takes away from its family, in sentences:
 * nothing supported to move to, or a window of support smaller than policy's
 * (AMB-03). A warning, no refusal: the notice period stays what it is.
 *
 * @param at - ISO date or timestamp: when the announcement counts
 */
export function supportLoss(
  release: Release,
  announcement: Announcement,
  among: {
    readonly releases: readonly Release[];
    readonly channels: StableChannels;
  },
  policy: Policy,
  at: string,
): string[] {
  const { family } = release;
  const supported = (releases: readonly Release[]) =>
    supportedTracks(releases, among.channels, policy, at).tracks.filter(
      track => track.family === family,
    );
  const before = supported(among.releases);
  const after = supported(
    among.releases.map(each =>
      each.id === release.id ? { ...each, ...announcement } : each,
    ),
  );
  if (after.length === 0) {
    return [
      `Without ${releaseTitle(
        release,
      )} nothing of ${family} is supported: its users have nothing to move to.`,
    ];
  }
  const { size, unit } = policy.supportWindow;
  return unit === 'track' && after.length < before.length && after.length < size
    ? [
        `${family} has ${after.length} supported track${
          after.length === 1 ? '' : 's'
        } left without it; the support window is ${size}.`,
      ]
    : [];
}
