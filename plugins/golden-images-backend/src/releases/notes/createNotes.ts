import type { GovernanceDatabase } from '../../database';
import { NotesStore } from './NotesStore';
import { ReleaseNotes, type ReleaseNotesOptions } from './ReleaseNotes';

/** Puts release notes together. */
export function createNotes(
  options: Omit<ReleaseNotesOptions, 'knex' | 'store'> & {
    readonly database: GovernanceDatabase;
  },
): ReleaseNotes {
  const { knex } = options.database;
  return new ReleaseNotes({ ...options, knex, store: new NotesStore() });
}
