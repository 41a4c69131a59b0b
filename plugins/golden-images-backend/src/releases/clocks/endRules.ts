import {
  dateText,
  earliestRemoval,
  releaseTimeline,
  releaseTitle,
  validateDeprecation,
  type Announcement,
  type NewDeprecation,
  type Policy,
  type Release,
} from '@image-governance/plugin-golden-images-common';
import type { Remaining } from './RemainingUsers';

/** Why the deprecation of a release can be neither announced nor changed now; `undefined` when it can. */
export function announcementObstacle(
  release: Release,
  policy: Policy,
  at: string,
): string | undefined {
  const title = releaseTitle(release);
  const { phase, removalAt } = releaseTimeline(release, policy, at);
  switch (phase) {
    case 'removed':
    case 'archived':
      return removalAt !== undefined && release.removedAt === undefined
        ? `The removal of ${title} was planned for ${dateText(
            removalAt,
          )}, and that day has come: what still runs it needs an emergency migration.`
        : `${title} is ${phase}.`;
    case 'candidate':
    case 'testing':
    case 'approved':
    case 'rejected':
      return `${title} is not golden, so that nobody need leave it.`;
    default:
      return undefined;
  }
}

/**
 * The dates that an announcement means, or why it is refused. A date that was
 * announced stands; a new one is not in the past, which would take notice away.
 */
export function plannedDeprecation(
  release: Release,
  wanted: NewDeprecation,
  policy: Policy,
  at: string,
): Announcement | { readonly obstacle: string } {
  const today = at.slice(0, 10);
  const announcedAt = release.announcedAt ?? wanted.announcedAt ?? today;
  if (
    wanted.announcedAt !== undefined &&
    wanted.announcedAt !== release.announcedAt
  ) {
    if (release.announcedAt !== undefined) {
      return {
        obstacle: `announcedAt: it was announced on ${dateText(
          release.announcedAt,
        )}, and that stands.`,
      };
    }
    if (wanted.announcedAt < today) {
      return {
        obstacle: `announcedAt: ${dateText(
          wanted.announcedAt,
        )} is past; nobody was told of it then.`,
      };
    }
  }
  const planned = { announcedAt, removalAt: wanted.removalAt };
  const check = validateDeprecation(planned, policy);
  return check.ok ? planned : { obstacle: check.message };
}

/** First day that the removal of a release may be planned for: of its announcement, or of one today. */
export function firstRemoval(
  release: Release,
  policy: Policy,
  at: string,
): string {
  return earliestRemoval(release.announcedAt ?? at.slice(0, 10), policy);
}

/** Why the removal of a release cannot be recorded on a day; `undefined` when it can, whoever runs it. */
export function removalObstacle(
  release: Release,
  policy: Policy,
  day: string,
): string | undefined {
  const title = releaseTitle(release);
  const { phase, removalAt } = releaseTimeline(release, policy, day);
  if (release.removedAt !== undefined) {
    return `${title} was removed on ${dateText(release.removedAt)}.`;
  }
  if (phase === 'archived') {
    // Its age ended it, also where nobody announced anything: its layers may go (R-RET-05).
    return undefined;
  }
  if (removalAt === undefined) {
    return `The deprecation of ${title} is not announced; it takes ${policy.deprecation.noticeMonths} months' notice.`;
  }
  return removalAt > day
    ? `${title} is not to be removed before ${dateText(removalAt)}.`
    : undefined;
}

/** Why a release that is due cannot go because of who runs it; `undefined` when it can. */
export function usersObstacle(
  release: Release,
  { production: { owners, workloads, unowned } }: Remaining,
  decided: {
    readonly agreed: ReadonlySet<string>;
    readonly confirmed: boolean;
  },
): string | undefined {
  if (workloads === 0) {
    return undefined;
  }
  const left = owners.filter(owner => !decided.agreed.has(owner));
  const who = [
    ...owners,
    ...(unowned > 0 ? [`${unowned} that nobody owns`] : []),
  ].join(', ');
  const still = `${workloads} production ${
    workloads === 1 ? 'workload' : 'workloads'
  } still run ${releaseTitle(release)}: ${who}.`;
  if (left.length > 0) {
    return `${still} Without an emergency migration: ${left.join(', ')}.`;
  }
  return decided.confirmed
    ? undefined
    : `${still} Confirm that it goes all the same.`;
}
