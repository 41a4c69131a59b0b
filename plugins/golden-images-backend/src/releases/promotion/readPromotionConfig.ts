import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { canonicalHost } from '@image-governance/plugin-golden-images-common';
import type { CandidateRepository } from './CandidateFinder';

/** `goldenImages.promotion` of app-config. */
export interface PromotionConfig {
  /** Whether what has passed every gate is promoted without a click (R-PIPE-07). */
  readonly auto: boolean;
  /** Where new releases are looked for; absent: each known family's repository at each upstream registry. */
  readonly repositories?: readonly CandidateRepository[];
}

/** @throws InputError that names the key */
export function readPromotionConfig(config: Config): PromotionConfig {
  const promotion = config.getOptionalConfig('goldenImages.promotion');
  return {
    auto: promotion?.getOptionalBoolean('auto') ?? false,
    repositories: promotion
      ?.getOptionalConfigArray('repositories')
      ?.map((each, index) => {
        const registry = each.getString('registry');
        if (registry.includes('/')) {
          throw new InputError(
            `goldenImages.promotion.repositories[${index}].registry: '${registry}' is not a host`,
          );
        }
        const repository = each.getString('repository');
        return {
          registry: canonicalHost(registry),
          repository,
          family: each.getOptionalString('family') ?? repository,
        };
      }),
  };
}
