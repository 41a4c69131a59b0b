import type {
  Policy,
  Release,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { AsOf } from '../../inventory/read';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import { ReleaseViews } from './ReleaseViews';
import { stableChannels } from './stableChannels';

/**
 * Reads {@link ReleaseViews}. What lifecycle rules say of hundreds of releases takes
 * a while to compute and is the same for a whole day, so the last answer is kept
 * until a release, a channel or the day is another.
 */
export class ReleaseViewsReader {
  readonly #knex: Knex;
  readonly #releases: Pick<ReleaseCatalogue, 'list'>;
  readonly #policy: Policy;
  #last:
    | {
        readonly releases: readonly Release[];
        readonly key: string;
        readonly views: ReleaseViews;
      }
    | undefined;

  constructor(options: {
    knex: Knex;
    releases: Pick<ReleaseCatalogue, 'list'>;
    policy: Policy;
  }) {
    this.#knex = options.knex;
    this.#releases = options.releases;
    this.#policy = options.policy;
  }

  /** Releases as they are on record now, seen from the moment. */
  async read(asOf: AsOf): Promise<ReleaseViews> {
    const [releases, channels] = await Promise.all([
      this.#releases.list(),
      stableChannels(this.#knex, this.#policy, asOf),
    ]);
    // All lifecycle rules count in days (requirements §4).
    const day = asOf.at.slice(0, 10);
    const key = JSON.stringify([day, [...channels].sort()]);
    if (this.#last?.releases !== releases || this.#last.key !== key) {
      const views = new ReleaseViews({
        releases,
        channels,
        policy: this.#policy,
        at: day,
      });
      this.#last = { releases, key, views };
    }
    return this.#last.views;
  }
}
