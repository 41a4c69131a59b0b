import type {
  DeadlineEventKind,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';

/** An all-day entry of a calendar. */
export interface CalendarEvent {
  readonly release: ReleaseId;
  readonly kind: DeadlineEventKind;
  /** ISO date. */
  readonly day: string;
  readonly title: string;
  readonly description: string;
  /** Days before, on which a calendar program should remind of it. */
  readonly remindDaysBefore?: number;
}

/** How often the day of an event moved, and when it did last. */
export interface Revision {
  readonly sequence: number;
  /** ISO time. */
  readonly changedAt: string;
}

/** An event as calendar programs must see it. */
export interface RevisedEvent extends CalendarEvent {
  readonly revision: Revision;
}
