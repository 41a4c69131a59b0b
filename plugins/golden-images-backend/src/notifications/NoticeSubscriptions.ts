import type { Knex } from 'knex';

/** Who has turned off announcements of which family (R-NOTIF-04). */
export class NoticeSubscriptions {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): NoticeSubscriptions {
    return new NoticeSubscriptions(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Refs that want no announcements of the family. */
  async without(family: string): Promise<ReadonlySet<string>> {
    return new Set(
      await this.#knex('notice_unsubscriptions').where({ family }).pluck('ref'),
    );
  }

  /** Families that each of the refs has turned off, by ref; in order of their names. */
  async of(
    refs: readonly string[],
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows: { ref: string; family: string }[] = await this.#knex(
      'notice_unsubscriptions',
    )
      .whereIn('ref', [...refs])
      .orderBy('family');
    const families = new Map<string, string[]>();
    for (const { ref, family } of rows) {
      families.set(ref, [...(families.get(ref) ?? []), family]);
    }
    return families;
  }

  /** @returns whether that changed anything */
  async set(
    tx: Knex.Transaction,
    change: {
      readonly ref: string;
      readonly family: string;
      readonly subscribed: boolean;
      readonly at: string;
    },
  ): Promise<boolean> {
    const { ref, family, subscribed, at } = change;
    const row = { ref, family };
    if (subscribed) {
      return (await tx('notice_unsubscriptions').where(row).delete()) > 0;
    }
    const before = await tx('notice_unsubscriptions').where(row).first();
    await tx('notice_unsubscriptions')
      .insert({ ...row, since: at })
      .onConflict(['ref', 'family'])
      .ignore();
    return !before;
  }
}
