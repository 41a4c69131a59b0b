import type { Policy } from '../policy/policy';
import { isoDate, readDay } from './day';
import { releaseTimeline } from './phase';
import type { Release } from './release';

/** The two dates of a deprecation. ISO dates. */
export interface Announcement {
  readonly announcedAt: string;
  readonly removalAt: string;
}

/** Whether a deprecation gives full notice; if not, the dates that would. */
export type DeprecationCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** Earliest removal for this announcement. */
      readonly earliestRemoval: string;
      /** Latest announcement for this removal. */
      readonly latestAnnouncement: string;
      readonly message: string;
    };

/** First day on which a release announced on `announcedAt` may be removed (R-LIFE-07, GT-DEP-06). */
export function earliestRemoval(announcedAt: string, policy: Policy): string {
  return isoDate(
    readDay('announcedAt', announcedAt).plus({
      months: policy.deprecation.noticeMonths,
    }),
  );
}

/** Last day on which a removal on `removalAt` may be announced (GT-DEP-07). */
export function latestAnnouncement(removalAt: string, policy: Policy): string {
  const removal = readDay('removalAt', removalAt);
  const notice = { months: policy.deprecation.noticeMonths };
  let latest = removal.minus(notice);
  // Month ends clamp, so several days share one end of notice: 29, 30 and 31 August + 6 months are 28 February.
  while (latest.plus({ days: 1 }).plus(notice) <= removal) {
    latest = latest.plus({ days: 1 });
  }
  return isoDate(latest);
}

/**
 * Checks that removal comes no earlier than announcement + notice (R-LIFE-07).
 * @throws RangeError that names the field when a date is invalid.
 */
export function validateDeprecation(
  deprecation: Announcement,
  policy: Policy,
): DeprecationCheck {
  const { announcedAt, removalAt } = deprecation;
  const earliestDay = earliestRemoval(announcedAt, policy);
  if (isoDate(readDay('removalAt', removalAt)) >= earliestDay) {
    return { ok: true };
  }
  const latestDay = latestAnnouncement(removalAt, policy);
  const months = policy.deprecation.noticeMonths;
  return {
    ok: false,
    earliestRemoval: earliestDay,
    latestAnnouncement: latestDay,
    message: `removal on ${removalAt} gives less than ${months} months' notice: announced on ${announcedAt} the earliest is ${earliestDay}; for this removal the latest announcement is ${latestDay}`,
  };
}

/**
 * What promoting a successor does to the release before it: it is announced as
 * deprecated that day, with the full notice (R-LIFE-04, GT-DEP-01). An
 * announcement already made stands.
 */
export function supersede(
  predecessor: Release,
  promotedAt: string,
  policy: Policy,
): Release {
  if (predecessor.announcedAt !== undefined) {
    return predecessor;
  }
  return {
    ...predecessor,
    ...announce(promotedAt, predecessor.removalAt, policy),
  };
}

/**
 * The announcement that the daily job must make for a release that reached the
 * end of its active phase without one (AMB-01f, GT-DEP-09): removal on the
 * archive date, or after the full notice when the job comes late. `undefined`
 * when there is nothing to announce, so a second run makes no second one.
 */
export function autoAnnouncement(
  release: Release,
  policy: Policy,
  at: string,
): Announcement | undefined {
  const { phase, archivedAt } = releaseTimeline(release, policy, at);
  const ageing = phase === 'legacy' || phase === 'unsupported';
  if (!ageing || !archivedAt || isAnnounced(release)) {
    return undefined;
  }
  return announce(at, archivedAt, policy);
}

/** Announces on a day: removal as planned, but never before the notice is over. */
function announce(
  day: string,
  planned: string | undefined,
  policy: Policy,
): Announcement {
  const announcedAt = isoDate(readDay('announcedAt', day));
  const first = earliestRemoval(announcedAt, policy);
  const last = planned && isoDate(readDay('removalAt', planned));
  return { announcedAt, removalAt: last && last > first ? last : first };
}

function isAnnounced(release: Release): boolean {
  return release.announcedAt !== undefined || release.removalAt !== undefined;
}
