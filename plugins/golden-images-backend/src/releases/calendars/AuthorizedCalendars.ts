import type {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
} from '@backstage/errors';
import type {
  CalendarFeed,
  CalendarFeeds,
} from '@image-governance/plugin-golden-images-common';
import type { Request } from 'express';
import { seesAllOf, type ReadAccess } from '../../inventory/read';
import type { CalendarReader } from './CalendarReader';
import type { FeedStore } from './FeedStore';
import type { RenderedCalendar } from './renderCalendar';

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** Feeds that one user may have at a time. */
const MOST_FEEDS = 20;

/** Options of {@link AuthorizedCalendars.create}. */
export interface AuthorizedCalendarsOptions {
  readonly access: ReadAccess;
  readonly calendars: CalendarReader;
  readonly feeds: FeedStore;
  readonly auditor: AuditorService;
  /** Whether this portal serves feeds (`goldenImages.calendars.enabled`). */
  readonly enabled: boolean;
  readonly now: () => Date;
}

/**
 * Calendars for those who may read. A file holds what its reader may see. A feed
 * is read by whoever has its address, so it is made only by somebody who may
 * see everything that it tells; every making and revoking is audited.
 */
export class AuthorizedCalendars {
  readonly #options: AuthorizedCalendarsOptions;

  static create(options: AuthorizedCalendarsOptions): AuthorizedCalendars {
    return new AuthorizedCalendars(options);
  }

  private constructor(options: AuthorizedCalendarsOptions) {
    this.#options = options;
  }

  /** The deadlines as a file. */
  async read(
    owner: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<RenderedCalendar> {
    const { access, calendars } = this.#options;
    const visible = await access.visible(credentials);
    return calendars.read(ownerRefOf(owner), visible);
  }

  /** One's own feeds; those of everybody for who may see every workload. */
  async listFeeds(credentials: UserCredentials): Promise<CalendarFeeds> {
    const { access, feeds, enabled } = this.#options;
    const visible = await access.visible(credentials);
    return {
      enabled,
      feeds: await feeds.list(
        visible === 'all' ? undefined : credentials.principal.userEntityRef,
      ),
    };
  }

  /**
   * @throws NotImplementedError while feeds are switched off; NotAllowedError; ConflictError
   * when the user has too many.
   */
  async createFeed(
    wanted: { readonly owner?: string; readonly request?: Request },
    credentials: UserCredentials,
  ): Promise<{ readonly feed: CalendarFeed; readonly token: string }> {
    const ownerRef = ownerRefOf(wanted.owner);
    return this.#audited(
      'calendar-feed-create',
      { owner: ownerRef ?? null },
      wanted.request,
      async () => {
        await this.#requireSightOf(ownerRef, credentials);
        return this.#addFeed(ownerRef, credentials.principal.userEntityRef);
      },
    );
  }

  /** @throws NotFoundError also for a feed of somebody else, unless one may see every workload. */
  async revokeFeed(
    wanted: { readonly id: string; readonly request?: Request },
    credentials: UserCredentials,
  ): Promise<void> {
    const { access, feeds, now } = this.#options;
    await this.#audited(
      'calendar-feed-revoke',
      { feed: wanted.id },
      wanted.request,
      async () => {
        const visible = await access.visible(credentials);
        const feed = await feeds.byId(wanted.id);
        const { userEntityRef } = credentials.principal;
        if (!feed || (visible !== 'all' && feed.createdBy !== userEntityRef)) {
          throw new NotFoundError(`You have no calendar feed '${wanted.id}'`);
        }
        await feeds.revoke(feed.id, now().toISOString());
      },
    );
  }

  async #requireSightOf(
    ownerRef: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { access, enabled } = this.#options;
    const visible = await access.visible(credentials);
    if (!enabled) {
      throw new NotImplementedError(
        'This portal serves no calendar feeds: goldenImages.calendars.enabled is not set',
      );
    }
    if (ownerRef === undefined && visible !== 'all') {
      throw new NotAllowedError(
        'A calendar of all deadlines is for those who may see every workload',
      );
    }
    if (ownerRef !== undefined && !seesAllOf(visible, ownerRef)) {
      throw new NotAllowedError(
        `A calendar of ${ownerRef} is for those who may see all workloads of it`,
      );
    }
  }

  async #addFeed(ownerRef: string | undefined, createdBy: string) {
    const { feeds, now } = this.#options;
    if ((await feeds.countOf(createdBy)) >= MOST_FEEDS) {
      throw new ConflictError(
        `You have ${MOST_FEEDS} calendar feeds; revoke one first`,
      );
    }
    return feeds.add({ ownerRef, createdBy, createdAt: now().toISOString() });
  }

  async #audited<T>(
    eventId: string,
    meta: { readonly [key: string]: string | null },
    request: Request | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    const event = await this.#options.auditor.createEvent({
      eventId,
      severityLevel: 'medium',
      request,
      meta: { ...meta },
    });
    try {
      const result = await work();
      await event.success();
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }
}

/** As the database has it: `group:default/team-a`. */
function ownerRefOf(owner: string | undefined): string | undefined {
  if (owner === undefined) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(owner));
  } catch {
    throw new InputError(
      `owner: '${owner}' is not an entity reference such as group:default/team-a`,
    );
  }
}
