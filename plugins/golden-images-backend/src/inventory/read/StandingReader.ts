import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type {
  EntityStanding,
  Page,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import { formatCursor, parseCursor } from './cursor';
import { entityStandings } from './entityStandings';
import type { InventoryMoment } from './InventoryMoment';
import type { InventoryReader, PageOptions } from './InventoryReader';
import type { Visibility } from './Visibility';

const LIST = ['entities'];
const PLACE = z.tuple([z.string()]);

/** Answers how many entities stand at once: a handful of queries, however many they are. */
export class StandingReader {
  readonly #inventory: InventoryReader;

  static create(options: { inventory: InventoryReader }): StandingReader {
    return new StandingReader(options.inventory);
  }

  private constructor(inventory: InventoryReader) {
    this.#inventory = inventory;
  }

  /** By reference. Entities that come or go between two pages shift no others. */
  async list(
    page: PageOptions,
    visible: Visibility,
  ): Promise<Page<EntityStanding>> {
    const [after] = parseCursor(page.cursor, LIST, PLACE) ?? [];
    const moment = await this.#inventory.open({ visible });
    const [refs, totalItems] = await Promise.all([
      moment.entities.page({ after, limit: page.limit + 1 }),
      moment.entities.count(),
    ]);
    const shown = refs.slice(0, page.limit);
    const last = refs.length > page.limit ? shown.at(-1) : undefined;
    return {
      items: await standingsOf(shown, moment),
      nextCursor: last === undefined ? undefined : formatCursor([last], LIST),
      totalItems,
    };
  }

  /**
   * Those of the entities that have workloads, by reference.
   * @throws InputError that names what is not an entity reference
   */
  async of(
    entityRefs: readonly string[],
    visible: Visibility,
  ): Promise<EntityStanding[]> {
    const refs = new Set(entityRefs.map(normalized));
    const moment = await this.#inventory.open({ visible });
    return standingsOf([...refs].sort(), moment);
  }
}

async function standingsOf(
  refs: readonly string[],
  moment: InventoryMoment,
): Promise<EntityStanding[]> {
  const [verdicts, releases] = await Promise.all([
    moment.entities.verdicts(refs),
    moment.entities.releases(refs),
  ]);
  return entityStandings(refs, { verdicts, releases }, moment);
}

function normalized(entityRef: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(entityRef));
  } catch (error) {
    throw new InputError(`'${entityRef}' is not an entity reference`, error);
  }
}
