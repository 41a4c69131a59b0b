import type {
  Digest,
  ReleaseId,
  StackRecord,
  TestRun,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches } from '../../database';

interface TestRunRow {
  readonly id: number;
  readonly release_id: ReleaseId;
  readonly key: string;
  readonly digest: Digest;
  readonly stack: string;
  readonly result: TestRun['result'];
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly log_url: string | null;
  readonly notes: string | null;
  readonly reporter: string;
  readonly reported_at: string;
  readonly reported: string;
  readonly ended: string | null;
}

/** A run with the calls that told of it, so that one that comes again is known. */
export interface RecordedRun {
  readonly run: TestRun;
  /** The call that made it, as it came. */
  readonly reported: unknown;
  /** The call that ended it; absent for a run that was reported ended, or is running. */
  readonly ended?: unknown;
}

/** Place of a run in the list of a release. */
export type RunPlace = readonly [startedAt: string, id: number];

/** Runs of acceptance tests. A run that ended never changes, and none is deleted. */
export class TestRunStore {
  /** The run, which nobody else changes until the transaction ends. */
  async lock(
    tx: Knex.Transaction,
    id: ReleaseId,
    key: string,
  ): Promise<RecordedRun | undefined> {
    await rows(tx)
      .where({ release_id: id, key })
      .update({ key: tx.ref('key') });
    const row = await rows(tx).where({ release_id: id, key }).first();
    return (
      row && {
        run: fromRow(row),
        reported: JSON.parse(row.reported),
        ...(row.ended !== null && { ended: JSON.parse(row.ended) }),
      }
    );
  }

  /** @returns whether it was added: false when one of its key is there */
  async add(
    tx: Knex.Transaction,
    id: ReleaseId,
    run: TestRun,
    reported: object,
  ): Promise<boolean> {
    const added = await rows(tx)
      .insert({
        release_id: id,
        ...toRow(run),
        key: run.key,
        digest: run.digest,
        stack: run.stack,
        started_at: run.startedAt,
        reported: JSON.stringify(reported),
        ended: null,
      })
      .onConflict(['release_id', 'key'])
      .ignore()
      .returning('id');
    return added.length > 0;
  }

  /** Puts the end of a run on record. */
  async end(
    tx: Knex.Transaction,
    id: ReleaseId,
    run: TestRun,
    ended: object,
  ): Promise<void> {
    await rows(tx)
      .where({ release_id: id, key: run.key })
      .update({ ...toRow(run), ended: JSON.stringify(ended) });
  }

  /** The newest run of each stack on the content, with the start of the failures that lead to it. */
  async standing(
    release: { readonly id: ReleaseId; readonly digest: Digest },
    connection: Knex,
  ): Promise<StackRecord[]> {
    const of = { release_id: release.id, digest: release.digest };
    const newest: TestRunRow[] = await connection
      .with(
        'ranked',
        rows(connection)
          .where(of)
          .select(
            '*',
            connection.raw(
              'row_number() over (partition by stack order by started_at desc, id desc) as place',
            ),
          ),
      )
      .from('ranked')
      .where('place', 1)
      .orderBy('stack');
    const since = await this.#failingSince(of, connection);
    return newest.map(row => ({
      newest: fromRow(row),
      failingSince: since.get(row.stack),
    }));
  }

  async countStacks(
    release: { readonly id: ReleaseId; readonly digest: Digest },
    connection: Knex,
  ): Promise<number> {
    const [{ total }] = await rows(connection)
      .where({ release_id: release.id, digest: release.digest })
      .countDistinct({ total: 'stack' });
    return Number(total);
  }

  async hasStack(
    release: {
      readonly id: ReleaseId;
      readonly digest: Digest;
      readonly stack: string;
    },
    connection: Knex,
  ): Promise<boolean> {
    const { id, digest, stack } = release;
    const row = await rows(connection)
      .where({ release_id: id, digest, stack })
      .first('id');
    return row !== undefined;
  }

  /** The next runs after a place, last started first. */
  async page(
    query: { readonly id: ReleaseId; readonly stack?: string },
    page: { readonly after?: RunPlace; readonly limit: number },
    connection: Knex,
  ): Promise<{ readonly run: TestRun; readonly place: RunPlace }[]> {
    const select = matching(query, connection)
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(page.limit);
    if (page.after) {
      select.whereRaw('(started_at, id) < (?, ?)', [...page.after]);
    }
    return (await select).map(row => ({
      run: fromRow(row),
      place: [row.started_at, row.id],
    }));
  }

  async count(
    query: { readonly id: ReleaseId; readonly stack?: string },
    connection: Knex,
  ): Promise<number> {
    const [{ total }] = await matching(query, connection).count({ total: '*' });
    return Number(total);
  }

  /** By release the ISO time of its last run, of whatever content. */
  async lastTested(
    ids: readonly ReleaseId[],
    connection: Knex,
  ): Promise<Map<ReleaseId, string>> {
    const times = new Map<ReleaseId, string>();
    for (const batch of batches(new Set(ids))) {
      const found: { release_id: ReleaseId; last: string }[] = await connection(
        'test_runs',
      )
        .whereIn('release_id', batch)
        .groupBy('release_id')
        .select(
          'release_id',
          connection.raw('max(coalesce(ended_at, started_at)) as last'),
        );
      found.forEach(row => times.set(row.release_id, row.last));
    }
    return times;
  }

  async #failingSince(
    of: { readonly release_id: ReleaseId; readonly digest: Digest },
    connection: Knex,
  ): Promise<Map<string, string>> {
    const found: { stack: string; since: string }[] = await connection(
      'test_runs as run',
    )
      .leftJoin(
        rows(connection)
          .where({ ...of, result: 'passed' })
          .groupBy('stack')
          .select('stack')
          .max({ last: 'started_at' })
          .as('passed'),
        'passed.stack',
        'run.stack',
      )
      .where({ 'run.release_id': of.release_id, 'run.digest': of.digest })
      .whereIn('run.result', ['failed', 'error'])
      .whereRaw(`run.started_at > coalesce(passed.last, '')`)
      .groupBy('run.stack')
      .select({ stack: 'run.stack' })
      .min({ since: 'run.started_at' });
    return new Map(found.map(({ stack, since }) => [stack, since]));
  }
}

function rows(connection: Knex) {
  return connection<TestRunRow>('test_runs');
}

function matching(
  { id, stack }: { readonly id: ReleaseId; readonly stack?: string },
  connection: Knex,
) {
  const query = rows(connection).where({ release_id: id });
  return stack === undefined ? query : query.where({ stack });
}

/** What a run may still change. */
function toRow(run: TestRun) {
  return {
    result: run.result,
    ended_at: run.endedAt ?? null,
    log_url: run.logUrl ?? null,
    notes: run.notes ?? null,
    reporter: run.reporter,
    reported_at: run.reportedAt,
  };
}

function fromRow(row: TestRunRow): TestRun {
  return {
    key: row.key,
    digest: row.digest,
    stack: row.stack,
    result: row.result,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
    logUrl: row.log_url ?? undefined,
    notes: row.notes ?? undefined,
    reporter: row.reporter,
    reportedAt: row.reported_at,
  };
}
