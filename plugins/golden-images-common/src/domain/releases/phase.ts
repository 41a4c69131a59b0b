import type { Policy } from '../policy/policy';
import type { Release } from './release';

/** Phases of a release (design §2, R-LIFE-01, AMB-01). */
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
  readonly announcedAt?: string;
  readonly removalAt?: string;
  readonly finalCallsFrom?: string;
  /** The date a user must be off this release: removal when announced, else end of support. */
  readonly deadline?: string;
  /** Whole days from `at` to `deadline`; negative when past. */
  readonly daysLeft?: number;
  /** At most one month is left until the deadline (R-DEP-09, GT-DEP-05). */
  readonly lastMonth: boolean;
}

/** Computes phase and dates of a release from its facts, the policy and the time. */
export function releaseTimeline(
  _release: Release,
  _policy: Policy,
  _at: string,
): ReleaseTimeline {
  throw new Error('to be written');
}
