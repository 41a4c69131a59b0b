import type {
  PromotionTimes,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { ReleaseCatalogue } from '../../releases';
import { promotionNoticeKey } from '../../releases/promotion';

/** Options of {@link PromotionTimesReader}. */
export interface PromotionTimesOptions {
  readonly releases: Pick<ReleaseCatalogue, 'list'>;
  /** By release the ISO time at which its tests had passed. */
  readonly testsPassed: () => Promise<ReadonlyMap<ReleaseId, string>>;
  /** By key the ISO time at which a notice was delivered. */
  readonly delivered: (
    keys: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
}

/** Tells when releases took their steps to gold, as far as each is on record: one that the portal did not promote has its first and last alone. */
export class PromotionTimesReader {
  readonly #options: PromotionTimesOptions;

  constructor(options: PromotionTimesOptions) {
    this.#options = options;
  }

  async list(): Promise<PromotionTimes[]> {
    const { releases, testsPassed, delivered } = this.#options;
    const known = await releases.list();
    const tests = await testsPassed();
    const told = await delivered(
      [...tests.keys()].map(id => promotionNoticeKey(id)),
    );
    return known.flatMap(
      ({ id, family, track, version, upstreamReleasedAt, promotedAt }) =>
        promotedAt === undefined
          ? []
          : [
              {
                id,
                family,
                track,
                version,
                upstreamReleasedAt,
                testsPassedAt: tests.get(id),
                promotedAt,
                notifiedAt: told.get(promotionNoticeKey(id)),
              },
            ],
    );
  }
}
