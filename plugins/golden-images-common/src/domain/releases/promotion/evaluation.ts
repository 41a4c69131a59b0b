import { isoDate, readDay } from '../day';
import type { Candidate } from './candidate';

/** How long a candidate has been waiting, and whether too long (R-PIPE-02). */
export interface Evaluation {
  /** Whole days since it was opened; until it was closed, once it is. */
  readonly ageDays: number;
  /** ISO date by which the platform and security teams are to have decided. */
  readonly dueAt: string;
  readonly overdue: boolean;
}

/** Evaluate at least monthly (handbook L46). */
const EVALUATION_MONTHS = 1;

/**
 * A candidate is to be decided on within a month, and one on the fast track at
 * once: on the day it was marked. One that is approved or closed is evaluated.
 * @param at - ISO date or timestamp
 */
export function evaluation(
  candidate: Pick<
    Candidate,
    'openedAt' | 'closedAt' | 'stage' | 'fastTrack' | 'preRelease'
  >,
  at: string,
): Evaluation {
  const { openedAt, closedAt, stage, fastTrack } = candidate;
  const opened = readDay('openedAt', openedAt);
  const today = readDay('at', at);
  const end = closedAt === undefined ? today : readDay('closedAt', closedAt);
  const due = fastTrack
    ? readDay('fastTrack.at', fastTrack.at)
    : opened.plus({ months: EVALUATION_MONTHS });
  const evaluated = closedAt !== undefined || stage === 'approved';
  return {
    ageDays: Math.max(0, end.diff(opened, 'days').days),
    dueAt: isoDate(due),
    overdue: !evaluated && today > due,
  };
}
