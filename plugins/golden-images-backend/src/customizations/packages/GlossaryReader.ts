import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  glossaryEntry,
  type GlossaryFilter,
  type GlossaryPage,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import {
  formatCursor,
  parseCursor,
  type ReadAccess,
} from '../../inventory/read';
import type { GlossaryQueries } from './GlossaryQueries';

const PLACE = z.tuple([z.string()]);

/** The living glossary of approved packages (R-OWN-05), for those who may read. */
export class GlossaryReader {
  readonly #options: {
    readonly queries: GlossaryQueries;
    readonly access: ReadAccess;
    readonly suggestGoldenAt: number;
  };

  constructor(options: {
    readonly queries: GlossaryQueries;
    readonly access: ReadAccess;
    readonly suggestGoldenAt: number;
  }) {
    this.#options = options;
  }

  /** @throws NotAllowedError, InputError for a cursor of another list */
  async list(
    request: GlossaryFilter & {
      readonly cursor?: string;
      readonly limit: number;
    },
    credentials: BackstageCredentials,
  ): Promise<GlossaryPage> {
    const { queries, access, suggestGoldenAt } = this.#options;
    await access.visible(credentials);
    const { cursor, limit, ...query } = request;
    const list = { packages: query };
    const names = await queries.names(query, {
      after: parseCursor(cursor, list, PLACE)?.[0],
      limit: limit + 1,
    });
    const shown = names.slice(0, limit);
    const rows = await queries.of(shown);
    return {
      items: shown.map(name =>
        glossaryEntry(
          name,
          rows
            .filter(row => row.name === name)
            .map(row => ({
              request: String(row.request),
              team: row.team,
              title: row.title,
              state: row.state,
              version: row.version ?? undefined,
              licence: row.licence ?? undefined,
              variant: row.variant ?? undefined,
            })),
          suggestGoldenAt,
        ),
      ),
      totalItems: await queries.count(query),
      ...(names.length > limit && {
        nextCursor: formatCursor([shown[shown.length - 1]], list),
      }),
    };
  }
}
