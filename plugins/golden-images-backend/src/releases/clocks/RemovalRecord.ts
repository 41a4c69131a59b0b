import type {
  ClosingFigures,
  ClosingRecord,
  NewPostMortem,
  PostMortem,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { GovernanceDatabase } from '../../database';

interface PostMortemRow {
  readonly id: number;
  readonly release_id: ReleaseId;
  readonly owner_ref: string | null;
  readonly text: string;
  readonly author: string;
  readonly at: string;
}

interface ClosingRow {
  readonly release_id: ReleaseId;
  readonly recorded_at: string;
  readonly figures: string;
}

/** What is kept of a removal for ever: its closing figures and post-mortems. */
export class RemovalRecord {
  readonly #database: GovernanceDatabase;

  static create(options: { database: GovernanceDatabase }): RemovalRecord {
    return new RemovalRecord(options.database);
  }

  private constructor(database: GovernanceDatabase) {
    this.#database = database;
  }

  async closing(
    release: ReleaseId,
    connection: Knex = this.#database.knex,
  ): Promise<ClosingRecord> {
    const row = await connection<ClosingRow>('closing_figures')
      .where({ release_id: release })
      .first();
    return row
      ? {
          release,
          recordedAt: row.recorded_at,
          figures: JSON.parse(row.figures),
        }
      : { release };
  }

  /** Those of the releases that have closing figures. */
  async closed(releases: readonly ReleaseId[]): Promise<Set<ReleaseId>> {
    const ids: ReleaseId[] = await this.#database
      .knex('closing_figures')
      .whereIn('release_id', [...releases])
      .pluck('release_id');
    return new Set(ids);
  }

  /** Freezes closing figures, once: later ones are not taken. Returns whether these are the ones. */
  async close(
    tx: Knex.Transaction,
    release: ReleaseId,
    figures: ClosingFigures,
    at: string,
  ): Promise<boolean> {
    const written = await tx('closing_figures')
      .insert({
        release_id: release,
        recorded_at: at,
        figures: JSON.stringify(figures),
      })
      .onConflict('release_id')
      .ignore()
      .returning('release_id');
    return written.length > 0;
  }

  /** Newest first. */
  async postMortems(release: ReleaseId): Promise<PostMortem[]> {
    const rows = await this.#database
      .knex<PostMortemRow>('post_mortems')
      .where({ release_id: release })
      .orderBy('id', 'desc');
    return rows.map(fromRow);
  }

  async addPostMortem(
    tx: Knex.Transaction,
    postMortem: NewPostMortem & {
      readonly release: ReleaseId;
      readonly author: string;
      readonly at: string;
    },
  ): Promise<PostMortem> {
    const [row] = await tx<PostMortemRow>('post_mortems')
      .insert({
        release_id: postMortem.release,
        owner_ref: postMortem.ownerRef ?? null,
        text: postMortem.text,
        author: postMortem.author,
        at: postMortem.at,
      })
      .returning('*');
    return fromRow(row);
  }
}

function fromRow(row: PostMortemRow): PostMortem {
  return {
    id: String(row.id),
    release: row.release_id,
    ownerRef: row.owner_ref ?? undefined,
    text: row.text,
    author: row.author,
    at: row.at,
  };
}
