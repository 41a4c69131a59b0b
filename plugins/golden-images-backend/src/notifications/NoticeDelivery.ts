import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { NOTICE_ROUTES } from '@image-governance/plugin-golden-images-common';
import type { Actors } from '../audit';
import { batches } from '../database';
import type { ClaimedNotice, NoticeContent, NoticeQueue } from './NoticeQueue';
import type { NoticeSubscriptions } from './NoticeSubscriptions';

/** Recipients of one call. Somebody in two groups of one call is told once, so it is not small. */
const RECIPIENTS = 200;

/** What Backstage keeps of a title and of a scope. */
const LONGEST = 255;

/** Options of {@link NoticeDelivery.create}. */
export interface NoticeDeliveryOptions {
  readonly queue: NoticeQueue;
  readonly subscriptions: NoticeSubscriptions;
  readonly actors: Pick<Actors, 'members'>;
  readonly notifications: NotificationService;
  readonly logger: LoggerService;
}

/**
 * Delivers the notices of the outbox through Backstage's notifications, each
 * recipient once (R-NOTIF-03). Who was told is on record, so a delivery that is
 * repeated goes on where it broke off; where it died between telling and
 * recording, the notification has the scope of the first and takes its place.
 */
export class NoticeDelivery {
  readonly #options: NoticeDeliveryOptions;

  static create(options: NoticeDeliveryOptions): NoticeDelivery {
    return new NoticeDelivery(options);
  }

  private constructor(options: NoticeDeliveryOptions) {
    this.#options = options;
  }

  /** Delivers all that is due. One that cannot be delivered waits with its reason, and holds up no other. */
  async run(signal?: AbortSignal): Promise<void> {
    const { queue, logger } = this.#options;
    while (!signal?.aborted) {
      const notice = await queue.claim();
      if (!notice) {
        return;
      }
      try {
        await this.#deliver(notice);
        await queue.markDelivered(notice);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        logger.warn(
          `The notice ${notice.key} could not be delivered (attempt ${notice.attempts}), it is tried again later: ${reason}`,
        );
        await queue.markFailed(notice, reason);
      }
    }
  }

  async #deliver(notice: ClaimedNotice): Promise<void> {
    const { queue, notifications } = this.#options;
    const content = notice.read();
    const unwilling = await this.#unwilling(content);
    const refs = this.#recipients(content).filter(ref => !unwilling.has(ref));
    const excludeEntityRef = [...unwilling].filter(isUser);
    for (const entityRef of batches(
      await queue.untold(notice, refs),
      RECIPIENTS,
    )) {
      await notifications.send({
        recipients: { type: 'entity', entityRef, excludeEntityRef },
        payload: payloadOf(notice.key, content),
      });
      await queue.markTold(notice, entityRef);
    }
  }

  /** Whom the notice names, and who plays its roles and those of the matrix. */
  #recipients({ kind, refs, roles }: NoticeContent): string[] {
    const { actors, logger } = this.#options;
    const members = [...roles, ...NOTICE_ROUTES[kind].roles].flatMap(role =>
      actors.members(role),
    );
    return [...new Set([...refs, ...members])].filter(ref => {
      const valid = isRef(ref);
      if (!valid) {
        logger.warn(`'${ref}' is no entity reference, so nobody is told there`);
      }
      return valid;
    });
  }

  async #unwilling({
    kind,
    family,
  }: NoticeContent): Promise<ReadonlySet<string>> {
    return family !== undefined && NOTICE_ROUTES[kind].optional
      ? this.#options.subscriptions.without(family)
      : new Set();
  }
}

function payloadOf(key: string, content: NoticeContent) {
  const { kind, title, description, link, severity } = content;
  const heading = withoutMarkup(title);
  return {
    title:
      heading.length > LONGEST ? `${heading.slice(0, LONGEST - 1)}…` : heading,
    description: withoutMarkup(description),
    link: link.replace(/["<>\s]/g, encodeURIComponent),
    severity,
    topic: `golden-images.${kind}`,
    scope:
      key.length > LONGEST
        ? createHash('sha256').update(key).digest('hex')
        : key,
  };
}

/**
 * Reasons and names are people's own words, and channels write them into HTML as they are
 * (the e-mail module), or take what is in angle brackets for mentions and links (Slack).
 */
function withoutMarkup(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}

function isRef(ref: string): boolean {
  try {
    parseEntityRef(ref);
    return true;
  } catch {
    return false;
  }
}

function isUser(ref: string): boolean {
  return ref.startsWith('user:');
}
