import { NotFoundError } from '@backstage/errors';
import type {
  DeclaredRelease,
  Release,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';

/** Puts facts of a release that the portal decided on record; returns whether anything is different now. */
export type Decide = (
  tx: Knex.Transaction,
  id: ReleaseId,
  facts: Partial<DeclaredRelease>,
) => Promise<boolean>;

/** The dates of releases as a transaction sees and decides them: one writer at a time. */
export class ReleaseDates {
  readonly #releases: Pick<ReleaseCatalogue, 'lock' | 'listWithin'>;
  readonly #decide: Decide;
  readonly #outdate: (tx: Knex.Transaction) => Promise<void>;

  constructor(options: {
    readonly releases: Pick<ReleaseCatalogue, 'lock' | 'listWithin'>;
    readonly decide: Decide;
    /** Says that judgments may be out of date. */
    readonly outdate: (tx: Knex.Transaction) => Promise<void>;
  }) {
    this.#releases = options.releases;
    this.#decide = options.decide;
    this.#outdate = options.outdate;
  }

  /**
   * The release, which nobody else changes until the transaction ends.
   * @throws NotFoundError
   */
  async lock(tx: Knex.Transaction, id: ReleaseId): Promise<Release> {
    await this.#releases.lock(tx);
    const releases = await this.#releases.listWithin(tx);
    const release = releases.find(each => each.id === id);
    if (!release) {
      throw new NotFoundError(`No golden release '${id}' is known`);
    }
    return release;
  }

  async decide(
    tx: Knex.Transaction,
    id: ReleaseId,
    dates: Pick<DeclaredRelease, 'announcedAt' | 'removalAt' | 'removedAt'>,
  ): Promise<void> {
    if (await this.#decide(tx, id, dates)) {
      await this.#outdate(tx);
    }
  }
}
