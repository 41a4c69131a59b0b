import type { PackageInRelease } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches, byteOrder } from '../../database';
import {
  LONGEST_NAME,
  type DocumentStore,
  type ReleaseContentId,
} from './DocumentStore';

/** Which packages are wanted. */
export interface PackageNames {
  /** Part of a name, in any case. */
  readonly search?: string;
  /** Whole names. */
  readonly name?: readonly string[];
}

/** Packages by the bills of materials of releases. */
export class ReleasePackages {
  readonly #knex: Knex;
  readonly #store: DocumentStore;

  constructor(options: { readonly knex: Knex; readonly store: DocumentStore }) {
    this.#knex = options.knex;
    this.#store = options.store;
  }

  /** The next names after one, by name. */
  async names(
    wanted: PackageNames,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<string[]> {
    const order = byteOrder(this.#knex, 'name');
    const select = this.#matching(wanted).orderByRaw(order).limit(page.limit);
    if (page.after !== undefined) {
      select.whereRaw('? > ?', [order, page.after]);
    }
    const rows: { name: string }[] = await select.select('name');
    return rows.map(({ name }) => name);
  }

  async count(wanted: PackageNames): Promise<number> {
    const [{ total }] = await this.#matching(wanted).count({ total: '*' });
    return Number(total);
  }

  /** Where packages are, among some releases, by what was last said of their content; by name, in the order of the releases. */
  async of(
    names: readonly string[],
    releases: readonly ReleaseContentId[],
  ): Promise<Map<string, PackageInRelease[]>> {
    const found = new Map<string, PackageInRelease[]>();
    if (names.length === 0) {
      return found;
    }
    const documents = await this.#store.standingSboms(releases, this.#knex);
    for (const batch of batches(documents.keys())) {
      const rows: {
        document_id: number;
        name: string;
        version: string | null;
        licences: string;
      }[] = await this.#knex('document_components')
        .whereIn('document_id', batch)
        .whereRaw(
          `substr(name, 1, ${LONGEST_NAME}) in (${names
            .map(() => '?')
            .join(', ')})`,
          [...names],
        )
        .orderBy('id')
        .select('document_id', 'name', 'version', 'licences');
      for (const row of rows) {
        const release = documents.get(row.document_id);
        if (release) {
          found.set(row.name, [
            ...(found.get(row.name) ?? []),
            {
              release,
              ...(row.version !== null && { version: row.version }),
              licences: JSON.parse(row.licences),
            },
          ]);
        }
      }
    }
    return found;
  }

  #matching({ search, name }: PackageNames): Knex.QueryBuilder {
    const select = this.#knex.from('package_names');
    if (search !== undefined) {
      select.whereRaw(`lower(name) like ? escape '\\'`, [
        `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`,
      ]);
    }
    if (name) {
      select.whereIn('name', [...name]);
    }
    return select;
  }
}
