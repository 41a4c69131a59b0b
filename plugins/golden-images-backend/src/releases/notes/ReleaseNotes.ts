import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  goldenImagesReleaseNotesPermission,
  missingNotes,
  notesComplete,
  notesProblem,
  sameNotes,
  type NewNotes,
  type NotesRevision,
  type NotesView,
  type Page,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Request } from 'express';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Actors, Decisions } from '../../audit';
import type { ReadAccess } from '../../inventory/read';
import { formatCursor, parseCursor } from '../../inventory/read/cursor';
import { unknownRelease, type ContentOf } from '../ContentOf';
import type { NotesStore } from './NotesStore';

const PLACE = z.tuple([z.number()]);

/** Options of {@link ReleaseNotes}. */
export interface ReleaseNotesOptions {
  readonly knex: Knex;
  readonly store: NotesStore;
  readonly contentOf: ContentOf;
  readonly access: ReadAccess;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly permissions: PermissionsService;
  readonly now: () => Date;
}

/** Release notes: the platform team writes them, at any time of a release's life; everybody who may read sees them (R-RN-01, R-RN-02). */
export class ReleaseNotes {
  readonly #options: ReleaseNotesOptions;

  constructor(options: ReleaseNotesOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, NotFoundError */
  async get(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<NotesView> {
    const { access, contentOf, knex, store } = this.#options;
    await access.visible(credentials);
    const notes = await store.newest(id, knex);
    if (!notes && !(await contentOf(id))) {
      throw unknownRelease(id);
    }
    return {
      notes,
      declared: await store.declared(id, knex),
      missing: missingNotes(notes),
      may: { write: await this.#mayWrite(credentials) },
    };
  }

  /** @throws NotAllowedError, NotFoundError, InputError */
  async revisions(
    request: {
      readonly id: ReleaseId;
      readonly cursor?: string;
      readonly limit: number;
    },
    credentials: BackstageCredentials,
  ): Promise<Page<NotesRevision>> {
    const { access, contentOf, knex, store } = this.#options;
    await access.visible(credentials);
    const { id, cursor, limit } = request;
    const list = { notes: id };
    const before = parseCursor(cursor, list, PLACE)?.[0];
    const found = await store.page(id, { before, limit: limit + 1 }, knex);
    const newest = await store.newest(id, knex);
    if (!newest && !(await contentOf(id))) {
      throw unknownRelease(id);
    }
    return {
      items: found.slice(0, limit),
      // They are numbered from one, and none is missing.
      totalItems: newest?.revision ?? 0,
      ...(found.length > limit && {
        nextCursor: formatCursor([found[limit - 1].revision], list),
      }),
    };
  }

  /**
   * Adds a revision; what the newest says already changes nothing.
   * @throws NotAllowedError, NotFoundError, InputError; ConflictError when somebody wrote in between
   */
  async write(
    wanted: {
      readonly id: ReleaseId;
      readonly notes: NewNotes;
      readonly request?: Request;
    },
    credentials: BackstageCredentials,
  ): Promise<NotesView> {
    const { contentOf, decisions, now, store } = this.#options;
    const { id, notes, request } = wanted;
    const { after, reason, ...text } = notes;
    // Before the transaction, within which no other connection is asked.
    const content = await contentOf(id);
    await decisions.make(
      {
        action: 'release.notes.write',
        object: `release:${id}`,
        what: 'write release notes',
        permission: goldenImagesReleaseNotesPermission,
        role: 'platform',
        request,
      },
      credentials,
      async (tx, actor) => {
        const problem = notesProblem(text, reason);
        if (problem) {
          throw new InputError(problem);
        }
        const newest = await store.newest(id, tx);
        if (!newest && !content) {
          throw unknownRelease(id);
        }
        if (newest && sameNotes(newest, text)) {
          return { result: undefined, unchanged: true };
        }
        const revision: NotesRevision = {
          ...text,
          revision: after + 1,
          author: actor.ref,
          at: now().toISOString(),
          reason,
        };
        if (
          (newest?.revision ?? 0) !== after ||
          !(await store.add(tx, id, revision))
        ) {
          throw new ConflictError(
            `Somebody else changed the notes in the meantime: look at what they say now and write again`,
          );
        }
        return {
          before: newest && { revision: newest.revision, ...textOf(newest) },
          after: { revision: revision.revision, ...text },
          reason,
          result: undefined,
        };
      },
    );
    return this.get(id, credentials);
  }

  /** Whether a release says what an app team has to know, in the portal or in the governance file (R-GIM-06). */
  async hasNotes(id: ReleaseId, connection: Knex): Promise<boolean> {
    const { store } = this.#options;
    return (
      notesComplete(await store.newest(id, connection)) ||
      Boolean((await store.declared(id, connection))?.trim())
    );
  }

  async #mayWrite(credentials: BackstageCredentials): Promise<boolean> {
    const { actors, permissions } = this.#options;
    const [decision] = await permissions.authorize(
      [{ permission: goldenImagesReleaseNotesPermission }],
      { credentials },
    );
    return (
      decision.result === AuthorizeResult.ALLOW &&
      (await actors.of(credentials)).roles.includes('platform')
    );
  }
}

function textOf({ changes, breaking, migration }: NotesRevision) {
  return { changes, breaking, migration };
}
