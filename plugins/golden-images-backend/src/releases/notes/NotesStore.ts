import type {
  NotesRevision,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';

interface NotesRow {
  readonly release_id: ReleaseId;
  readonly revision: number;
  readonly changes: string;
  readonly breaking: string;
  readonly migration: string;
  readonly author: string;
  readonly at: string;
  readonly reason: string | null;
}

/** Release notes, every revision of them. None is ever changed or deleted (R-RET-03). */
export class NotesStore {
  async newest(
    id: ReleaseId,
    connection: Knex,
  ): Promise<NotesRevision | undefined> {
    const [notes] = await this.page(id, { limit: 1 }, connection);
    return notes;
  }

  /** The next revisions before one, newest first. */
  async page(
    id: ReleaseId,
    page: { readonly before?: number; readonly limit: number },
    connection: Knex,
  ): Promise<NotesRevision[]> {
    const select = rows(connection)
      .where({ release_id: id })
      .orderBy('revision', 'desc')
      .limit(page.limit);
    if (page.before !== undefined) {
      select.where('revision', '<', page.before);
    }
    return (await select).map(fromRow);
  }

  /** @returns whether it was added: false when somebody else added that revision */
  async add(
    tx: Knex.Transaction,
    id: ReleaseId,
    notes: NotesRevision,
  ): Promise<boolean> {
    const { revision, changes, breaking, migration, author, at, reason } =
      notes;
    const added = await rows(tx)
      .insert({
        release_id: id,
        revision,
        changes,
        breaking,
        migration,
        author,
        at,
        reason: reason ?? null,
      })
      .onConflict(['release_id', 'revision'])
      .ignore()
      .returning('revision');
    return added.length > 0;
  }

  /** What the governance file says of the release. */
  async declared(id: ReleaseId, connection: Knex): Promise<string | undefined> {
    const row = await connection('releases').where({ id }).first('notes');
    return row?.notes ?? undefined;
  }
}

function rows(connection: Knex) {
  return connection<NotesRow>('release_notes');
}

function fromRow(row: NotesRow): NotesRevision {
  const { revision, changes, breaking, migration, author, at, reason } = row;
  return {
    revision,
    changes,
    breaking,
    migration,
    author,
    at,
    reason: reason ?? undefined,
  };
}
