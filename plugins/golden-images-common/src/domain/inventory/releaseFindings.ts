import type { ReleaseTimeline } from '../releases/phase';
import type { Release } from '../releases/release';
import { supportStatement } from '../releases/supportStatement';
import { deadlineText } from './deadlineText';
import type { Finding } from './finding';
import { releaseTitle } from './releaseTitle';

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

function behind(release: Release, current: Release | undefined): Finding[] {
  return current && current.id !== release.id
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
