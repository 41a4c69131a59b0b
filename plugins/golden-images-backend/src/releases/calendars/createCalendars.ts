import type {
  AuditorService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { GovernanceDatabase } from '../../database';
import type { ReadAccess } from '../../inventory/read';
import type { DeprecationReader } from '../read';
import { AuthorizedCalendars } from './AuthorizedCalendars';
import { CalendarReader } from './CalendarReader';
import { CalendarRevisions } from './CalendarRevisions';
import { FeedReader } from './FeedReader';
import { FeedStore } from './FeedStore';

/** Options of {@link createCalendars}. */
export interface CalendarsOptions {
  readonly database: GovernanceDatabase;
  readonly config: RootConfigService;
  readonly access: ReadAccess;
  readonly deprecations: DeprecationReader;
  readonly auditor: AuditorService;
  readonly now: () => Date;
}

/** Puts the calendars together. There are feeds only where app-config asks for them. */
export function createCalendars(options: CalendarsOptions): {
  readonly calendars: AuthorizedCalendars;
  readonly feeds?: FeedReader;
} {
  const { database, config, now } = options;
  const enabled =
    config.getOptionalBoolean('goldenImages.calendars.enabled') ?? false;
  const calendars = CalendarReader.create({
    ...options,
    revisions: CalendarRevisions.create({ database }),
    domain: hostOf(config.getOptionalString('app.baseUrl')),
  });
  const feeds = FeedStore.create({ knex: database.knex });
  return {
    calendars: AuthorizedCalendars.create({
      ...options,
      calendars,
      feeds,
      enabled,
    }),
    feeds: enabled ? FeedReader.create({ feeds, calendars, now }) : undefined,
  };
}

function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url)
    ? new URL(url).host
    : 'golden-images';
}
