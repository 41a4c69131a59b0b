import type {
  Kpi,
  KpiBefore,
  KpiSnapshot,
  Overview,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { DateTime } from 'luxon';

/** Which snapshots are wanted; dates are ISO dates, both included. */
export interface SnapshotFilter {
  readonly kpi?: Kpi['id'];
  readonly from?: string;
  readonly to?: string;
}

/** KPIs as they were at the end of each day (R-KPI-02). */
export class KpiSnapshots {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): KpiSnapshots {
    return new KpiSnapshots(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Keeps the figures of an overview of all workloads as those of its day; the
   * last of a day stay. What stale sources made unknown is kept beside them, so
   * that a gap in the data cannot be read as progress.
   */
  async keep(overview: Overview): Promise<void> {
    const detail: SnapshotDetail = {
      unknown: overview.unknown,
      verdicts: overview.verdicts,
      stale: overview.sources
        .filter(({ age }) => age.stale)
        .map(({ name }) => name),
    };
    await this.#knex('kpi_snapshots')
      .insert(
        overview.kpis.map(({ id, ratio }) => ({
          day: overview.at.slice(0, 10),
          kpi: id,
          ...ratio,
          detail: JSON.stringify(detail),
          taken_at: overview.at,
        })),
      )
      .onConflict(['day', 'kpi'])
      .merge();
  }

  /** Oldest first. */
  async list(filter: SnapshotFilter): Promise<KpiSnapshot[]> {
    const query = this.#knex<SnapshotRow>('kpi_snapshots').orderBy([
      'day',
      'kpi',
    ]);
    if (filter.kpi) {
      query.where('kpi', filter.kpi);
    }
    if (filter.from) {
      query.where('day', '>=', filter.from);
    }
    if (filter.to) {
      query.where('day', '<=', filter.to);
    }
    const rows = await query;
    return rows.map(row => {
      const { unknown, verdicts, stale } = detailOf(row);
      return {
        day: row.day,
        kpi: row.kpi,
        numerator: row.numerator,
        denominator: row.denominator,
        unknown,
        verdicts: Object.fromEntries(
          verdicts.map(({ verdict, workloads }) => [verdict, workloads]),
        ),
        staleSources: stale,
        takenAt: row.taken_at,
      };
    });
  }

  /** All KPIs a month before a moment, or on the last day before that on which they were kept, at most a month earlier. */
  async monthBefore(at: string): Promise<KpiBefore[]> {
    const moment = DateTime.fromISO(at, { zone: 'utc' });
    const last = this.#knex('kpi_snapshots')
      .where('day', '<=', moment.minus({ months: 1 }).toISODate())
      .where('day', '>', moment.minus({ months: 2 }).toISODate())
      .max('day');
    const rows = await this.#knex<SnapshotRow>('kpi_snapshots').where(
      'day',
      last,
    );
    return rows.map(row => ({
      kpi: row.kpi,
      day: row.day,
      takenAt: row.taken_at,
      ratio: { numerator: row.numerator, denominator: row.denominator },
      unknown: detailOf(row).unknown,
    }));
  }
}

/** What is kept beside the figures of a day. */
interface SnapshotDetail extends Pick<Overview, 'unknown' | 'verdicts'> {
  /** Names of sources whose facts were too old. */
  readonly stale: readonly string[];
}

function detailOf({ detail }: SnapshotRow): SnapshotDetail {
  return JSON.parse(detail);
}

interface SnapshotRow {
  readonly day: string;
  readonly kpi: Kpi['id'];
  readonly numerator: number;
  readonly denominator: number;
  readonly detail: string;
  readonly taken_at: string;
}
