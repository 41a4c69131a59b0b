import {
  APPROVED_STATES,
  type RequestState,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { byteOrder } from '../../database';

/** Which packages are wanted; lists are "any of". */
export interface GlossaryQuery {
  readonly search?: string;
  readonly name?: readonly string[];
  readonly team?: readonly string[];
  readonly approved?: boolean;
}

/** A package of a request. */
export interface GlossaryRow {
  readonly name: string;
  readonly version: string | null;
  readonly licence: string | null;
  readonly request: number;
  readonly team: string;
  readonly title: string;
  readonly state: RequestState;
  readonly variant: string | null;
}

/** What was never asked for in earnest, or was turned down, is in no glossary. */
const LEFT_OUT: readonly RequestState[] = ['draft', 'withdrawn'];

/** Packages that requests ask for, from what the requests have on record. */
export class GlossaryQueries {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The next names after one. */
  async names(
    query: GlossaryQuery,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<string[]> {
    const order = byteOrder(this.#knex, 'p.name');
    const select = this.#matching(query)
      .groupBy('p.name')
      .orderByRaw(order)
      .limit(page.limit);
    if (page.after !== undefined) {
      select.whereRaw('? > ?', [order, page.after]);
    }
    const rows: { name: string }[] = await select.select('p.name');
    return rows.map(({ name }) => name);
  }

  async count(query: GlossaryQuery): Promise<number> {
    const [{ total }] = await this.#matching(query).countDistinct({
      total: 'p.name',
    });
    return Number(total);
  }

  /** Every request that asks for one of the packages, newest first. */
  async of(names: readonly string[]): Promise<GlossaryRow[]> {
    return this.#packages()
      .whereIn('p.name', [...names])
      .orderBy('r.id', 'desc')
      .select(
        'p.name',
        'p.version',
        'p.licence',
        'r.team',
        'r.title',
        'r.state',
        'r.variant',
      )
      .select({ request: 'r.id' });
  }

  #matching({ search, name, team, approved }: GlossaryQuery) {
    const select = this.#packages();
    if (search !== undefined) {
      select.whereRaw(`lower(p.name) like ? escape '\\'`, [
        `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`,
      ]);
    }
    if (name) {
      select.whereIn('p.name', [...name]);
    }
    if (team) {
      select.whereIn('r.team', [...team]);
    }
    if (approved) {
      select.whereIn('r.state', [...APPROVED_STATES]);
    }
    return select;
  }

  #packages(): Knex.QueryBuilder {
    return this.#knex
      .from({ p: 'customization_packages' })
      .join({ r: 'customization_requests' }, 'r.id', 'p.request_id')
      .whereNotIn('r.state', [...LEFT_OUT]);
  }
}
