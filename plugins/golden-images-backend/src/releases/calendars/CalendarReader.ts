import type { Visibility } from '../../inventory/read';
import type { DeprecationReader } from '../read';
import { calendarEvents } from './calendarEvents';
import type { CalendarRevisions } from './CalendarRevisions';
import { renderCalendar, type RenderedCalendar } from './renderCalendar';

/** Options of {@link CalendarReader.create}. */
export interface CalendarReaderOptions {
  readonly deprecations: DeprecationReader;
  readonly revisions: CalendarRevisions;
  /** Host of the portal: what makes its events its own. */
  readonly domain: string;
  readonly now: () => Date;
}

/** Writes the deadlines as a calendar: of one owner's releases or, without owner, of all that may be seen. */
export class CalendarReader {
  readonly #options: CalendarReaderOptions;

  static create(options: CalendarReaderOptions): CalendarReader {
    return new CalendarReader(options);
  }

  private constructor(options: CalendarReaderOptions) {
    this.#options = options;
  }

  async read(
    owner: string | undefined,
    visible: Visibility,
  ): Promise<RenderedCalendar> {
    const { deprecations, revisions, domain, now } = this.#options;
    const at = now().toISOString();
    const list = await deprecations.list(
      owner === undefined ? {} : { owner: [owner] },
      visible,
    );
    return renderCalendar({
      name: owner
        ? `Golden image deadlines: ${owner}`
        : 'Golden image deadlines',
      domain,
      owner,
      events: await revisions.revise(calendarEvents(list), at),
      countedAt: at,
    });
  }
}
