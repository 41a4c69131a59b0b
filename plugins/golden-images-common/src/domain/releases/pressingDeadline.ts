import type { ReleaseTimeline } from './phase';

/**
 * The date by which users must be off a release, and the days that are left,
 * once it is past its active phase. Until then the date presses nobody.
 */
export function pressingDeadline({
  phase,
  deadline,
  daysLeft,
}: ReleaseTimeline):
  | { readonly deadline: string; readonly daysLeft: number }
  | undefined {
  return phase === 'active' || deadline === undefined || daysLeft === undefined
    ? undefined
    : { deadline, daysLeft };
}
