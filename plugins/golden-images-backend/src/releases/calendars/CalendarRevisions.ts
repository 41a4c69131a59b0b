import type { Knex } from 'knex';
import { batches, type GovernanceDatabase } from '../../database';
import type { CalendarEvent, RevisedEvent, Revision } from './CalendarEvent';

interface EventRow {
  readonly release_id: string;
  readonly kind: string;
  readonly day: string;
  readonly sequence: number;
  readonly changed_at: string;
}

/**
 * Remembers the day that each event was last told for. A day that moved gets the
 * next SEQUENCE (RFC 5545, 3.8.7.4), by which calendar programs know to move it.
 */
export class CalendarRevisions {
  readonly #database: GovernanceDatabase;

  static create(options: { database: GovernanceDatabase }): CalendarRevisions {
    return new CalendarRevisions(options.database);
  }

  private constructor(database: GovernanceDatabase) {
    this.#database = database;
  }

  /** Adds to events how often their day moved, as of now. Writes only what is new. */
  async revise(
    events: readonly CalendarEvent[],
    at: string,
  ): Promise<RevisedEvent[]> {
    const known = await this.#read(this.#database.knex, events);
    const changed = events.filter(
      event => known.get(keyOf(event))?.day !== event.day,
    );
    if (changed.length > 0) {
      await this.#write(changed, at);
    }
    const now =
      changed.length > 0
        ? await this.#read(this.#database.knex, events)
        : known;
    return events.map(event => ({
      ...event,
      revision: revisionOf(now.get(keyOf(event)), at),
    }));
  }

  async #write(events: readonly CalendarEvent[], at: string): Promise<void> {
    await this.#database.transaction(async tx => {
      for (const batch of batches(events)) {
        await tx('calendar_events')
          .insert(
            batch.map(({ release, kind, day }) => ({
              release_id: release,
              kind,
              day,
              sequence: 0,
              changed_at: at,
            })),
          )
          .onConflict(['release_id', 'kind'])
          .ignore();
      }
      for (const { release, kind, day } of events) {
        // Only where it is another day still: a second replica may have been here.
        await tx('calendar_events')
          .where({ release_id: release, kind })
          .whereNot({ day })
          .update({
            day,
            changed_at: at,
            sequence: tx.raw('sequence + 1'),
          });
      }
    });
  }

  async #read(
    connection: Knex,
    events: readonly CalendarEvent[],
  ): Promise<ReadonlyMap<string, EventRow>> {
    const rows: EventRow[] = [];
    for (const batch of batches(new Set(events.map(each => each.release)))) {
      rows.push(
        ...(await connection('calendar_events').whereIn('release_id', batch)),
      );
    }
    return new Map(
      rows.map(row => [
        keyOf({ release: row.release_id, kind: row.kind }),
        row,
      ]),
    );
  }
}

function keyOf(event: { release: string; kind: string }): string {
  return `${event.release} ${event.kind}`;
}

function revisionOf(row: EventRow | undefined, at: string): Revision {
  return { sequence: row?.sequence ?? 0, changedAt: row?.changed_at ?? at };
}
