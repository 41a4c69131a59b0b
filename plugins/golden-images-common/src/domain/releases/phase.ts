import type { Policy } from '../policy/policy';
import { earliest, isoDate, readDay, readOptionalDay, type Day } from './day';
import type { Release } from './release';

/** Phases of a release, most advanced last (design §2, R-LIFE-01, AMB-01); `rejected` stands apart. */
export const PHASES = [
  'candidate',
  'testing',
  'approved',
  'active',
  'legacy',
  'final-calls',
  'unsupported',
  'archived',
  'removed',
  'rejected',
] as const;

/** Phase of a release at a moment. */
export type Phase = (typeof PHASES)[number];

/** What the two clocks of AMB-01 say of a release at `at`. Dates are ISO dates (UTC, start of day). */
export interface ReleaseTimeline {
  readonly phase: Phase;
  /** End of patches: the earlier of the EOL clock's and the removal date (AMB-01f). */
  readonly supportEndsAt?: string;
  /** End of the active phase of the EOL clock. */
  readonly activeUntil?: string;
  /** EOL archive date (month 21). */
  readonly archivedAt?: string;
  /** Absent before that day: an announcement still to come binds nobody yet. */
  readonly announcedAt?: string;
  readonly removalAt?: string;
  readonly finalCallsFrom?: string;
  /**
   * The date a user must be off this release: when announced, the removal (or
   * the archive date if that comes first), else the end of support.
   */
  readonly deadline?: string;
  /** Whole days from `at` to `deadline`; negative when past. */
  readonly daysLeft?: number;
  /** At most one month is left until the deadline (R-DEP-09, GT-DEP-05); false again once it is past. */
  readonly lastMonth: boolean;
}

/**
 * Computes phase and dates of a release from its facts, the policy and the
 * time (AMB-01, GT-EOL-*, GT-DEP-*).
 *
 * Two clocks run and the most advanced phase wins: the EOL clock from the
 * promotion (or, by policy, the upstream release; promotion where upstream is
 * not known), and the deprecation clock from the announcement. A clock whose
 * start is unknown says nothing. `stage` holds until the promotion; an actual
 * removal ends everything.
 *
 * @param at - ISO date or timestamp; counts as its UTC day.
 * @throws RangeError that names the field when a date is invalid.
 */
export function releaseTimeline(
  release: Release,
  policy: Policy,
  at: string,
): ReleaseTimeline {
  const today = readDay('at', at);
  const eol = eolClock(release, policy);
  const deprecation = deprecationClock(release, policy, today);
  const removedAt = readOptionalDay('removedAt', release.removedAt);
  const gone = removedAt && removedAt <= today ? removedAt : undefined;

  const supportEnds = earliest(eol?.supportEnds, deprecation?.removal, gone);
  const deadline = earliest(
    gone,
    ...(deprecation ? [deprecation.removal, eol?.archived] : [supportEnds]),
  );
  return {
    phase: phaseOn(today, release, eol, deprecation, gone),
    supportEndsAt: supportEnds && isoDate(supportEnds),
    activeUntil: eol && isoDate(eol.activeUntil),
    archivedAt: eol && isoDate(eol.archived),
    announcedAt: deprecation?.announced && isoDate(deprecation.announced),
    removalAt: deprecation && isoDate(deprecation.removal),
    finalCallsFrom: deprecation && isoDate(deprecation.finalCalls),
    deadline: deadline && isoDate(deadline),
    daysLeft: deadline && deadline.diff(today, 'days').days,
    lastMonth:
      !!deadline && today < deadline && today >= deadline.minus({ months: 1 }),
  };
}

interface EolClock {
  readonly activeUntil: Day;
  readonly supportEnds: Day;
  readonly archived: Day;
}

interface DeprecationClock {
  readonly announced?: Day;
  readonly finalCalls: Day;
  readonly removal: Day;
}

function eolClock(release: Release, policy: Policy): EolClock | undefined {
  const promoted = readOptionalDay('promotedAt', release.promotedAt);
  const upstream = readOptionalDay(
    'upstreamReleasedAt',
    release.upstreamReleasedAt,
  );
  const start =
    policy.eol.clock === 'upstream' ? upstream ?? promoted : promoted;
  if (!start) {
    return undefined;
  }
  const { activeMonths, legacyUntilMonths, archiveMonths } = policy.eol;
  return {
    activeUntil: start.plus({ months: activeMonths }),
    supportEnds: start.plus({ months: legacyUntilMonths }),
    archived: start.plus({ months: archiveMonths }),
  };
}

/** Runs from the announcement on; a planned removal without one counts as announced. */
function deprecationClock(
  release: Release,
  policy: Policy,
  today: Day,
): DeprecationClock | undefined {
  const announced = readOptionalDay('announcedAt', release.announcedAt);
  const planned = readOptionalDay('removalAt', release.removalAt);
  if (announced && announced > today) {
    return undefined;
  }
  const { noticeMonths, finalCallMonths } = policy.deprecation;
  const removal = planned ?? announced?.plus({ months: noticeMonths });
  if (!removal) {
    return undefined;
  }
  return {
    announced,
    finalCalls: removal.minus({ months: finalCallMonths }),
    removal,
  };
}

function phaseOn(
  today: Day,
  release: Release,
  eol: EolClock | undefined,
  deprecation: DeprecationClock | undefined,
  gone: Day | undefined,
): Phase {
  if (gone) {
    return 'removed';
  }
  const promoted = readOptionalDay('promotedAt', release.promotedAt);
  if (promoted ? promoted > today : release.stage) {
    return release.stage ?? 'candidate';
  }
  const byEol = eolPhase(today, eol);
  const byDeprecation = deprecationPhase(today, deprecation);
  if (byEol === 'archived' && byDeprecation === 'removed') {
    // Both ended it: it keeps the name of the end that came first (AMB-01f: on one day, archived).
    return eol && deprecation && deprecation.removal < eol.archived
      ? 'removed'
      : 'archived';
  }
  return PHASES.indexOf(byEol) > PHASES.indexOf(byDeprecation)
    ? byEol
    : byDeprecation;
}

function eolPhase(today: Day, clock: EolClock | undefined): Phase {
  if (!clock || today < clock.activeUntil) {
    return 'active';
  }
  if (today < clock.supportEnds) {
    return 'legacy';
  }
  return today < clock.archived ? 'unsupported' : 'archived';
}

function deprecationPhase(
  today: Day,
  clock: DeprecationClock | undefined,
): Phase {
  if (!clock) {
    return 'active';
  }
  if (today < clock.finalCalls) {
    return 'legacy';
  }
  return today < clock.removal ? 'final-calls' : 'removed';
}
