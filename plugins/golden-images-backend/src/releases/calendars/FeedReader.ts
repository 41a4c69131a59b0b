import { NotFoundError } from '@backstage/errors';
import type { CalendarReader } from './CalendarReader';
import type { FeedStore } from './FeedStore';
import type { RenderedCalendar } from './renderCalendar';

/** How long an answer is good for; also told to caches on the way. */
export const FEED_SECONDS = 300;

/** Calendars kept; the one asked for longest ago goes first. */
const MOST_KEPT = 200;

interface Kept {
  readonly calendar: Promise<RenderedCalendar>;
  readonly until: number;
}

/**
 * Feeds for whoever knows an address. Nobody signs in here, so a request costs
 * one look-up by index: what it answers is computed once in five minutes for
 * each owner, however often and by however many it is asked for.
 */
export class FeedReader {
  readonly #feeds: Pick<FeedStore, 'byToken'>;
  readonly #calendars: Pick<CalendarReader, 'read'>;
  readonly #now: () => Date;
  readonly #kept = new Map<string | undefined, Kept>();

  static create(options: {
    feeds: Pick<FeedStore, 'byToken'>;
    calendars: Pick<CalendarReader, 'read'>;
    now: () => Date;
  }): FeedReader {
    return new FeedReader(options);
  }

  private constructor(options: {
    feeds: Pick<FeedStore, 'byToken'>;
    calendars: Pick<CalendarReader, 'read'>;
    now: () => Date;
  }) {
    this.#feeds = options.feeds;
    this.#calendars = options.calendars;
    this.#now = options.now;
  }

  /** @throws NotFoundError for a token that was never given, and for one that was revoked. */
  async read(token: string): Promise<RenderedCalendar> {
    const feed = await this.#feeds.byToken(token);
    if (!feed) {
      throw new NotFoundError('There is no such calendar');
    }
    return this.#calendar(feed.ownerRef);
  }

  #calendar(owner: string | undefined): Promise<RenderedCalendar> {
    const now = this.#now().getTime();
    const kept = this.#kept.get(owner);
    if (kept && now < kept.until) {
      return kept.calendar;
    }
    const calendar = this.#calendars.read(owner, 'all');
    this.#kept.delete(owner);
    this.#kept.set(owner, { calendar, until: now + FEED_SECONDS * 1000 });
    // A failure is told to those who wait for it, and tried again for the next.
    calendar.catch(() => this.#kept.delete(owner));
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) {
        break;
      }
      this.#kept.delete(oldest);
    }
    return calendar;
  }
}
