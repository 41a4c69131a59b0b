import { releaseTitle } from '../inventory/releaseTitle';
import { isToBeLeft } from './deprecationProgress';
import type { ReleaseTimeline } from './phase';
import type { ReleaseName } from './releaseName';

/** What happens on a day of a release's last months. */
export type DeadlineEventKind = 'final-calls' | 'deadline';

/** A day that users of a release must know of (R-EOL-06, R-APP-03). */
export interface DeadlineEvent {
  /** With the release it identifies the event, also when its day moves. */
  readonly kind: DeadlineEventKind;
  /** ISO date. */
  readonly day: string;
  /** `python 3.10 golden-v0.8.0: removed`. */
  readonly title: string;
}

/**
 * The days still to be planned for: final calls where a removal is announced,
 * and the deadline. None while a release presses nobody. The announcement itself
 * is none of them: it binds from the day it is made, so it is always past.
 */
export function deadlineEvents(
  release: ReleaseName,
  timeline: ReleaseTimeline,
): DeadlineEvent[] {
  const { phase, finalCallsFrom, deadline } = timeline;
  if (!isToBeLeft(phase) || deadline === undefined) {
    return [];
  }
  const title = releaseTitle(release);
  const last: DeadlineEvent = {
    kind: 'deadline',
    day: deadline,
    title: `${title}: ${endOf(timeline)}`,
  };
  return finalCallsFrom !== undefined && finalCallsFrom < deadline
    ? [
        {
          kind: 'final-calls',
          day: finalCallsFrom,
          title: `${title}: final calls start`,
        },
        last,
      ]
    : [last];
}

function endOf({ phase, deadline, removalAt }: ReleaseTimeline): string {
  if (removalAt === undefined) {
    return phase === 'removed' ? 'removed' : 'support ends';
  }
  return deadline === removalAt ? 'removed' : 'archived';
}
