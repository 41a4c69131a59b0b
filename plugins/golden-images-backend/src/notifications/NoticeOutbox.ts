import type {
  NoticeKind,
  Role,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';

/** Something that people are told once. */
export interface Notice {
  /** Names the event: a second notice of the same key is none (R-NOTIF-03). */
  readonly key: string;
  readonly kind: NoticeKind;
  /** Family that it is about: owners that unsubscribed from it are left out of announcements (R-NOTIF-04). */
  readonly family?: string;
  readonly title: string;
  readonly description: string;
  /** Path inside the portal, such as `/golden-images/releases?…`. */
  readonly link: string;
  readonly severity: 'critical' | 'high' | 'normal' | 'low';
  readonly to: {
    /** Entity refs of owners and users. */
    readonly refs?: readonly string[];
    /** Configured roles, of which all members are told, beside those of the matrix (`NOTICE_ROUTES`). */
    readonly roles?: readonly Role[];
  };
}

/**
 * Notices on their way. One is written in the transaction of what it tells of,
 * so that a decision without its notice, or the other way round, cannot be; it
 * is delivered afterwards, and again until that has worked.
 */
export class NoticeOutbox {
  readonly #now: () => Date;

  static create(options: { now: () => Date }): NoticeOutbox {
    return new NoticeOutbox(options.now);
  }

  private constructor(now: () => Date) {
    this.#now = now;
  }

  /** Puts a notice on its way, unless one of the same key was. */
  async add(tx: Knex.Transaction, notice: Notice): Promise<void> {
    const { to, ...content } = notice;
    await tx('notices')
      .insert({
        key: content.key,
        kind: content.kind,
        family: content.family ?? null,
        title: content.title,
        description: content.description,
        link: content.link,
        severity: content.severity,
        refs: JSON.stringify(to.refs ?? []),
        roles: JSON.stringify(to.roles ?? []),
        created_at: this.#now().toISOString(),
      })
      .onConflict('key')
      .ignore();
  }
}
