import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import type {
  SubscriptionChange,
  Subscriptions,
} from '@image-governance/plugin-golden-images-common';
import type { Request } from 'express';
import type { Actor, Actors, Decisions } from '../audit';
import type { ReadAccess } from '../inventory/read';
import type { NoticeSubscriptions } from './NoticeSubscriptions';

/** Options of {@link AuthorizedSubscriptions.create}. */
export interface AuthorizedSubscriptionsOptions {
  readonly access: ReadAccess;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly subscriptions: NoticeSubscriptions;
  /** Names of the families there are. */
  readonly families: () => Promise<readonly string[]>;
  readonly now: () => Date;
}

/**
 * Announcements that users turn on and off, for themselves and for groups they
 * belong to. That a team no longer hears of a family is on record, since it is
 * decided by one of its members for all.
 */
export class AuthorizedSubscriptions {
  readonly #options: AuthorizedSubscriptionsOptions;

  static create(
    options: AuthorizedSubscriptionsOptions,
  ): AuthorizedSubscriptions {
    return new AuthorizedSubscriptions(options);
  }

  private constructor(options: AuthorizedSubscriptionsOptions) {
    this.#options = options;
  }

  async get(credentials: BackstageCredentials): Promise<Subscriptions> {
    const { access, actors, subscriptions, families } = this.#options;
    await access.visible(credentials);
    const actor = await actors.of(credentials);
    const refs = subscribersOf(actor);
    const unsubscribed = await subscriptions.of(refs);
    return {
      families: await families(),
      subscribers: refs.map(ref => ({
        ref,
        self: ref === actor.ref,
        unsubscribed: unsubscribed.get(ref) ?? [],
      })),
    };
  }

  /** @throws NotAllowedError for a group that the asker does not belong to; InputError for a family that there is not */
  async set(
    change: SubscriptionChange,
    asker: {
      readonly credentials: BackstageCredentials;
      readonly request?: Request;
    },
  ): Promise<Subscriptions> {
    const { access, decisions, families, subscriptions, now } = this.#options;
    const { credentials, request } = asker;
    const { ref, family, subscribed } = change;
    await access.visible(credentials);
    if (subscribed === false && !(await families()).includes(family)) {
      throw new InputError(`family: there is no family '${family}'`);
    }
    await decisions.make(
      {
        action: subscribed
          ? 'announcements.subscribe'
          : 'announcements.unsubscribe',
        object: `family:${family}`,
        what: 'choose announcements',
        request,
      },
      credentials,
      async (tx, actor) => {
        if (!subscribersOf(actor).includes(ref)) {
          throw new NotAllowedError(
            `You may choose announcements for yourself and for your groups, and ${ref} is neither`,
          );
        }
        const at = now().toISOString();
        const changed = await subscriptions.set(tx, { ...change, at });
        return {
          before: { ref, subscribed: !subscribed },
          after: { ref, subscribed },
          unchanged: !changed,
          result: undefined,
        };
      },
    );
    return this.get(credentials);
  }
}

/** The user first, then its groups by name. */
function subscribersOf({ ref, kind, ownership }: Actor): string[] {
  if (kind !== 'user') {
    throw new NotAllowedError('Announcements go to users and their groups');
  }
  const groups = ownership.filter(each => each.startsWith('group:'));
  return [ref, ...groups.sort()];
}
