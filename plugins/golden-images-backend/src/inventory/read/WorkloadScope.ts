import {
  NOT_JUDGED,
  VERDICTS,
  withStaleness,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { usagesAt, type AsOf } from './AsOf';
import { whereVisible, type Visibility } from './Visibility';

/** What is not judged yet counts as. */
const UNJUDGED = NOT_JUDGED.verdict;
/** What every verdict becomes when its source is stale. */
const STALE = withStaleness(UNJUDGED, true).verdict;

/**
 * The workloads that one question is about: those that ran at its moment and
 * that the asker may see. Verdicts of stale sources read as the domain has it (design §5).
 */
export class WorkloadScope {
  readonly knex: Knex;
  readonly asOf: AsOf;
  readonly visible: Visibility;
  readonly #stale: readonly number[];

  constructor(options: {
    knex: Knex;
    asOf: AsOf;
    visible: Visibility;
    /** Sources whose facts were too old at that moment. */
    staleSources: readonly number[];
  }) {
    this.knex = options.knex;
    this.asOf = options.asOf;
    this.visible = options.visible;
    this.#stale = options.staleSources;
  }

  /** Workloads as `w`. */
  workloads(): Knex.QueryBuilder {
    const workloads = this.knex.from({ w: 'workloads' });
    if (this.asOf.now) {
      workloads.whereNull('w.ended_at').where('w.pending', false);
    } else {
      workloads.whereExists(
        this.#usagesOfWorkload().select(this.knex.raw('1')),
      );
    }
    return whereVisible(workloads, this.visible);
  }

  /** Their usages at that moment, as `u`. */
  usages(): Knex.QueryBuilder {
    return usagesAt(this.knex, this.asOf);
  }

  /** Usages as `u` with their workloads as `w` and their judgments, if any, as `v`. */
  judgedUsages(): Knex.QueryBuilder {
    const usages = this.usages()
      .join({ w: 'workloads' }, 'w.id', 'u.workload_id')
      .leftJoin({ v: 'verdicts' }, 'v.usage_id', 'u.id');
    return whereVisible(usages, this.visible);
  }

  /** The verdict of `w`. */
  verdict(): Knex.Raw {
    const judged = this.asOf.now
      ? this.knex.raw('coalesce(w.verdict, ?)', [UNJUDGED])
      : this.#worstVerdict();
    const marks = this.#stale.map(() => '?').join(', ');
    return this.#stale.length === 0
      ? judged
      : this.knex.raw(`case when w.source_id in (${marks}) then ? else ? end`, [
          ...this.#stale,
          STALE,
          judged,
        ]);
  }

  /** Leaves only workloads with one of the verdicts; by an index where one holds the verdict. */
  whereVerdict(query: Knex.QueryBuilder, verdicts: readonly Verdict[]): void {
    if (!this.asOf.now) {
      const marks = verdicts.map(() => '?').join(', ');
      query.whereRaw(`? in (${marks})`, [this.verdict(), ...verdicts]);
      return;
    }
    const stale = [...this.#stale];
    query.where(any => {
      any.where(judged =>
        judged
          .whereIn('w.verdict', [...verdicts])
          .whereNotIn('w.source_id', stale),
      );
      if (verdicts.includes(UNJUDGED)) {
        any.orWhere(unjudged =>
          unjudged.whereNull('w.verdict').whereNotIn('w.source_id', stale),
        );
      }
      if (verdicts.includes(STALE)) {
        any.orWhereIn('w.source_id', stale);
      }
    });
  }

  /** The verdict of a usage `u` with its judgment `v`. */
  usageVerdict(): Knex.Raw {
    const judged = this.knex.raw('coalesce(v.verdict, ?)', [UNJUDGED]);
    const marks = this.#stale.map(() => '?').join(', ');
    return this.#stale.length === 0
      ? judged
      : this.knex.raw(`case when u.source_id in (${marks}) then ? else ? end`, [
          ...this.#stale,
          STALE,
          judged,
        ]);
  }

  /** Leaves only usages `u` with one of the verdicts, by their judgments `v`. */
  whereUsageVerdict(
    query: Knex.QueryBuilder,
    verdicts: readonly Verdict[],
  ): void {
    const stale = [...this.#stale];
    query.where(any => {
      any.where(judged => {
        judged.where(one => {
          one.whereIn('v.verdict', [...verdicts]);
          if (verdicts.includes(UNJUDGED)) {
            one.orWhereNull('v.verdict');
          }
        });
        if (stale.length > 0) {
          judged.whereNotIn('u.source_id', stale);
        }
      });
      if (verdicts.includes(STALE) && stale.length > 0) {
        any.orWhereIn('u.source_id', stale);
      }
    });
  }

  /** The worst verdict of the usages that `w` had at that moment. */
  #worstVerdict(): Knex.Raw {
    const severities = VERDICTS.map(
      (verdict, i) => `when '${verdict}' then ${i}`,
    );
    const verdicts = VERDICTS.map(
      (verdict, i) => `when ${i} then '${verdict}'`,
    );
    const worst = this.#usagesOfWorkload()
      .leftJoin({ v: 'verdicts' }, 'v.usage_id', 'u.id')
      .select(
        this.knex.raw(
          `max(case coalesce(v.verdict, ?) ${severities.join(' ')} end)`,
          [UNJUDGED],
        ),
      );
    return this.knex.raw(`case ? ${verdicts.join(' ')} end`, [worst]);
  }

  #usagesOfWorkload(): Knex.QueryBuilder {
    return this.usages().whereRaw('u.workload_id = w.id');
  }
}
