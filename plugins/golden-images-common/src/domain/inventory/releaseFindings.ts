import type { ReleaseTimeline } from '../releases/phase';
import type { Release } from '../releases/release';
import { supportStatement } from '../releases/supportStatement';
import { compareVersions } from '../releases/version';
import { deadlineText } from './deadlineText';
import type { Finding, FindingKind } from './finding';
import { releaseTitle } from './releaseTitle';

/** Kinds of finding that a release gives to everything that runs it, and that only {@link releaseFindings} finds. */
export const RELEASE_FINDINGS: ReadonlySet<FindingKind> = new Set([
  'behind',
  'legacy',
  'final-calls',
  'unsupported',
]);

/**
 * Findings of a usage that depend on the time: what its release's phase means,
 * and whether the track has a newer one (design §6, R-DEP-01..04, GT-REF-11).
 * @param current - the release that new work of this track should use, if any
 */
export function releaseFindings(
  release: Release,
  timeline: ReleaseTimeline,
  current: Release | undefined,
): Finding[] {
  return [...behind(release, current), ...ageing(release, timeline)];
}

/**
 * Whether a release is older than the current one. Of one track the version
 * decides: a stable channel that still names an older release makes no newer one old.
 */
export function isBehind(release: Release, current: Release): boolean {
  return release.track === current.track
    ? compareVersions(release.version, current.version) < 0
    : release.id !== current.id;
}

function behind(release: Release, current: Release | undefined): Finding[] {
  return current && isBehind(release, current)
    ? [
        {
          kind: 'behind',
          severity: 'warning',
          message: `${releaseTitle(release)} is behind stable: ${releaseTitle(
            current,
          )} is the current release.`,
        },
      ]
    : [];
}

function ageing(release: Release, timeline: ReleaseTimeline): Finding[] {
  const message = [
    `${releaseTitle(release)}: ${supportStatement(timeline.phase)}`,
    ...(timeline.deadline === undefined || timeline.daysLeft === undefined
      ? []
      : [`Deadline ${deadlineText(timeline.deadline, timeline.daysLeft)}.`]),
  ].join(' ');
  switch (timeline.phase) {
    case 'legacy':
      return [{ kind: 'legacy', severity: 'warning', message }];
    case 'final-calls':
      return [{ kind: 'final-calls', severity: 'error', message }];
    case 'unsupported':
    case 'archived':
    case 'removed':
      return [{ kind: 'unsupported', severity: 'error', message }];
    default:
      return [];
  }
}
