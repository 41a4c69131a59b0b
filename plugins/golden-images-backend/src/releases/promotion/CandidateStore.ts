import type {
  Candidate,
  CandidateStage,
  Digest,
  PromotionResult,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { GovernanceDatabase } from '../../database';

/** A candidate as the database has it. */
interface CandidateRow {
  readonly release_id: ReleaseId;
  readonly family: string;
  readonly track: string;
  readonly version: string;
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: Digest;
  readonly upstream_reference: string | null;
  readonly upstream_digest: Digest | null;
  readonly upstream_released_at: string | null;
  readonly mode: Candidate['mode'];
  readonly pre_release: boolean | number;
  readonly fast_track_reason: string | null;
  readonly fast_track_by: string | null;
  readonly fast_track_at: string | null;
  readonly stage: CandidateStage;
  readonly mirrored_digest: Digest | null;
  readonly mirrored_as: string | null;
  readonly mirrored_at: string | null;
  readonly opened_at: string;
  readonly opened_by: string;
  readonly found_by: Candidate['foundBy'];
  readonly promotion: string | null;
  readonly closed_at: string | null;
}

/** Place of a candidate in its list. */
export type CandidatePlace = readonly [time: string, id: ReleaseId];

/** Which candidates are wanted. */
export interface CandidateQuery {
  readonly state: 'open' | 'closed';
  readonly family?: readonly string[];
}

/** Candidates, open and closed. None is ever deleted. */
export class CandidateStore {
  readonly #database: GovernanceDatabase;

  static create(options: { database: GovernanceDatabase }): CandidateStore {
    return new CandidateStore(options.database);
  }

  private constructor(database: GovernanceDatabase) {
    this.#database = database;
  }

  async get(
    id: ReleaseId,
    connection: Knex = this.#database.knex,
  ): Promise<Candidate | undefined> {
    const row = await rows(connection).where({ release_id: id }).first();
    return row && fromRow(row);
  }

  /** The candidate, which nobody else changes until the transaction ends. */
  async lock(
    tx: Knex.Transaction,
    id: ReleaseId,
  ): Promise<Candidate | undefined> {
    await rows(tx)
      .where({ release_id: id })
      .update({ release_id: tx.ref('release_id') });
    return this.get(id, tx);
  }

  /** What its promotion did; `undefined` until then. */
  async promotion(
    id: ReleaseId,
    connection: Knex = this.#database.knex,
  ): Promise<PromotionResult | undefined> {
    const row = await rows(connection).where({ release_id: id }).first();
    return row?.promotion ? JSON.parse(row.promotion) : undefined;
  }

  /** All of a family, or of all. */
  async all(options: { readonly family?: string } = {}): Promise<Candidate[]> {
    const query = rows(this.#database.knex).orderBy('release_id');
    if (options.family !== undefined) {
      query.where({ family: options.family });
    }
    return (await query).map(fromRow);
  }

  /** The next after a place: open ones oldest first, closed ones last closed first. */
  async page(
    query: CandidateQuery,
    page: { readonly after?: CandidatePlace; readonly limit: number },
  ): Promise<Candidate[]> {
    const select = this.#matching(query).limit(page.limit);
    const time = query.state === 'open' ? 'opened_at' : 'closed_at';
    const order = query.state === 'open' ? 'asc' : 'desc';
    select.orderBy([
      { column: time, order },
      { column: 'release_id', order },
    ]);
    if (page.after) {
      select.whereRaw(
        `(??, release_id) ${order === 'asc' ? '>' : '<'} (?, ?)`,
        [time, ...page.after],
      );
    }
    return (await select).map(fromRow);
  }

  async count(query: CandidateQuery): Promise<number> {
    const [{ total }] = await this.#matching(query).count({ total: '*' });
    return Number(total);
  }

  /** Adds it, or replaces what is on record of it. */
  async put(
    tx: Knex.Transaction,
    candidate: Candidate,
    promotion?: PromotionResult,
  ): Promise<void> {
    await rows(tx)
      .insert({ ...toRow(candidate), promotion: jsonOrNull(promotion) })
      .onConflict('release_id')
      .merge();
  }

  #matching({ state, family }: CandidateQuery) {
    const query = rows(this.#database.knex);
    if (state === 'open') {
      query.whereNull('closed_at');
    } else {
      query.whereNotNull('closed_at');
    }
    return family ? query.whereIn('family', [...family]) : query;
  }
}

function rows(connection: Knex) {
  return connection<CandidateRow>('candidates');
}

function fromRow(row: CandidateRow): Candidate {
  return {
    id: row.release_id,
    family: row.family,
    track: row.track,
    version: row.version,
    registry: row.registry,
    repository: row.repository,
    tag: row.tag,
    digest: row.digest,
    upstream:
      row.upstream_reference === null
        ? undefined
        : {
            reference: row.upstream_reference,
            digest: row.upstream_digest ?? undefined,
            releasedAt: row.upstream_released_at ?? undefined,
          },
    mode: row.mode,
    preRelease: Boolean(row.pre_release),
    fastTrack:
      row.fast_track_reason !== null && row.fast_track_by && row.fast_track_at
        ? {
            reason: row.fast_track_reason,
            by: row.fast_track_by,
            at: row.fast_track_at,
          }
        : undefined,
    stage: row.stage,
    mirrored:
      row.mirrored_digest && row.mirrored_as && row.mirrored_at
        ? {
            digest: row.mirrored_digest,
            as: row.mirrored_as,
            at: row.mirrored_at,
          }
        : undefined,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    foundBy: row.found_by,
    closedAt: row.closed_at ?? undefined,
  };
}

function toRow(candidate: Candidate): Omit<CandidateRow, 'promotion'> {
  const { upstream, fastTrack, mirrored } = candidate;
  return {
    release_id: candidate.id,
    family: candidate.family,
    track: candidate.track,
    version: candidate.version,
    registry: candidate.registry,
    repository: candidate.repository,
    tag: candidate.tag,
    digest: candidate.digest,
    upstream_reference: upstream?.reference ?? null,
    upstream_digest: upstream?.digest ?? null,
    upstream_released_at: upstream?.releasedAt ?? null,
    mode: candidate.mode,
    pre_release: candidate.preRelease,
    fast_track_reason: fastTrack?.reason ?? null,
    fast_track_by: fastTrack?.by ?? null,
    fast_track_at: fastTrack?.at ?? null,
    stage: candidate.stage,
    mirrored_digest: mirrored?.digest ?? null,
    mirrored_as: mirrored?.as ?? null,
    mirrored_at: mirrored?.at ?? null,
    opened_at: candidate.openedAt,
    opened_by: candidate.openedBy,
    found_by: candidate.foundBy,
    closed_at: candidate.closedAt ?? null,
  };
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
