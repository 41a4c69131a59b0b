import { NotFoundError } from '@backstage/errors';
import {
  parseImageSearch,
  type ImageDetail,
  type ImageFilter,
  type ImageRow,
  type Page,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ReleaseCatalogue } from '../../releases';
import { formatCursor, parseCursor } from './cursor';
import { ImageDerivation } from './ImageDerivation';
import { imageDetail } from './imageDetail';
import { ImageListQueries, type ImageCriteria } from './ImageListQueries';
import { ImageQueries } from './ImageQueries';
import { imageRow } from './imageRow';
import { ImageRowQueries } from './ImageRowQueries';
import type { InventoryReader, PageOptions } from './InventoryReader';
import type { Visibility } from './Visibility';

const KEY = z.tuple([z.string(), z.string(), z.string()]);

/** Workloads and tags that an image's page shows. */
const MOST_WORKLOADS = 200;
const MOST_TAGS = 100;

/** Answers questions about images, for those who may see workloads that run them. */
export class ImageReader {
  readonly #inventory: InventoryReader;
  readonly #images: ImageQueries;
  readonly #derivation: ImageDerivation;

  static create(options: {
    knex: Knex;
    policy: Policy;
    releases: Pick<ReleaseCatalogue, 'find' | 'approvals'>;
    inventory: InventoryReader;
  }): ImageReader {
    const images = new ImageQueries(options.knex);
    return new ImageReader({
      inventory: options.inventory,
      images,
      derivation: new ImageDerivation({ ...options, images }),
    });
  }

  private constructor(options: {
    inventory: InventoryReader;
    images: ImageQueries;
    derivation: ImageDerivation;
  }) {
    this.#inventory = options.inventory;
    this.#images = options.images;
    this.#derivation = options.derivation;
  }

  /** Images that run now, by registry, repository and digest. Images that come or go between two pages shift no others. */
  async list(
    request: { readonly filter: ImageFilter; readonly page: PageOptions },
    visible: Visibility,
  ): Promise<Page<ImageRow>> {
    const { filter, page } = request;
    const list = ['images', filter];
    const after = parseCursor(page.cursor, list, KEY);
    const { scope, releases } = await this.#inventory.open({ visible });
    const queries = new ImageListQueries({
      scope,
      criteria: await this.#criteria(filter),
      releases,
    });
    const [keys, totalItems] = await Promise.all([
      queries.page({ after, limit: page.limit + 1 }),
      queries.count(),
    ]);
    const shown = keys.slice(0, page.limit);
    const last = keys.length > page.limit ? shown.at(-1) : undefined;
    const records = await new ImageRowQueries(scope).records(shown);
    return {
      items: records.map(record => imageRow(record, releases)),
      nextCursor: last && formatCursor(last, list),
      totalItems,
    };
  }

  /** @throws NotFoundError also for an image of which no workload may be seen, unless all may. */
  async get(digest: string, visible: Visibility): Promise<ImageDetail> {
    const moment = await this.#inventory.open({ visible });
    const [image, places, alternatives] = await Promise.all([
      this.#images.byDigest(digest),
      this.#images.places(digest),
      this.#images.alternatives(digest),
    ]);
    const [records, totalWorkloads, facts, tags] = await Promise.all([
      moment.workloads.byDigest(alternatives, MOST_WORKLOADS),
      moment.workloads.count({ digest: alternatives }, moment.releases),
      this.#derivation.facts(digest, { image, alternatives, at: moment.at }),
      this.#images.tagIntervals(alternatives, MOST_TAGS),
    ]);
    if (records.length === 0 && (visible !== 'all' || !image)) {
      throw new NotFoundError(`No image '${digest}' is known`);
    }
    return imageDetail({
      digest,
      image,
      places,
      alternatives,
      facts,
      tags,
      workloads: await moment.judged(records),
      totalWorkloads,
      moment,
    });
  }

  async #criteria(filter: ImageFilter): Promise<ImageCriteria> {
    const { text, ...criteria } = filter;
    if (!text?.trim()) {
      return criteria;
    }
    const search = parseImageSearch(text);
    return search.kind === 'digest' && search.complete
      ? {
          ...criteria,
          search,
          digests: await this.#images.alternatives(search.digest),
        }
      : { ...criteria, search };
  }
}
