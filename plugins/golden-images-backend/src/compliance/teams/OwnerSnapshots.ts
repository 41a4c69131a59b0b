import type { AdoptionFigure } from '@image-governance/plugin-golden-images-common';
import { DateTime } from 'luxon';
import { batches, type GovernanceDatabase } from '../../database';

/** Adoption of owners on one day; the key of what nobody owns is the empty text. */
export interface OwnerFigures {
  /** ISO date. */
  readonly day: string;
  readonly owners: ReadonlyMap<string, AdoptionFigure>;
}

/** Adoption of each owner as it was at the end of each day (R-KPI-02). */
export class OwnerSnapshots {
  readonly #database: GovernanceDatabase;

  static create(options: { database: GovernanceDatabase }): OwnerSnapshots {
    return new OwnerSnapshots(options.database);
  }

  private constructor(database: GovernanceDatabase) {
    this.#database = database;
  }

  /**
   * Keeps the figures as those of the day of `at`. The last of a day stay, as a whole: a team that was renamed at
   * noon is not in that day twice. Earlier days stay as they were, whatever became of their owners.
   */
  async keep(
    at: string,
    owners: ReadonlyMap<string, AdoptionFigure>,
  ): Promise<void> {
    const day = at.slice(0, 10);
    const rows = [...owners].map(([owner_ref, { ratio, unknown }]) => ({
      day,
      owner_ref,
      workloads: ratio.denominator,
      adopted: ratio.numerator,
      unknown,
      taken_at: at,
    }));
    await this.#database.transaction(async tx => {
      await tx('owner_snapshots').where({ day }).delete();
      for (const batch of batches(rows)) {
        await tx('owner_snapshots').insert(batch);
      }
    });
  }

  /** Figures a month before a moment, or of the last day before that on which any were kept, at most a month earlier. */
  async monthBefore(at: string): Promise<OwnerFigures | undefined> {
    const { knex } = this.#database;
    const moment = DateTime.fromISO(at, { zone: 'utc' });
    const [{ day }] = await knex('owner_snapshots')
      .where('day', '<=', moment.minus({ months: 1 }).toISODate())
      .where('day', '>', moment.minus({ months: 2 }).toISODate())
      .max({ day: 'day' });
    if (!day) {
      return undefined;
    }
    const rows = await knex<OwnerSnapshotRow>('owner_snapshots').where({ day });
    return {
      day,
      owners: new Map(
        rows.map(({ owner_ref, adopted, workloads, unknown }) => [
          owner_ref,
          {
            ratio: { numerator: adopted, denominator: workloads },
            unknown,
          },
        ]),
      ),
    };
  }
}

interface OwnerSnapshotRow {
  readonly day: string;
  readonly owner_ref: string;
  readonly workloads: number;
  readonly adopted: number;
  readonly unknown: number;
}
