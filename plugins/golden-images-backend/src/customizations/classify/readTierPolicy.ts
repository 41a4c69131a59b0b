import type { Config } from '@backstage/config';
import type { Policy } from '@image-governance/plugin-golden-images-common';
import {
  DEFAULT_TIER_POLICY,
  type TierPolicy,
} from '@image-governance/plugin-golden-images-common/dockerfile';

const KEY = 'goldenImages.customizations.tiers';

/** What app-config says of the tiers; a list that is given replaces its default. */
export function readTierPolicy(config: Config, policy: Policy): TierPolicy {
  const own = config.getOptionalConfig(KEY);
  const hosts = (key: 'packageHosts' | 'languageHosts') =>
    own?.getOptionalStringArray(key)?.map(host => host.toLowerCase()) ??
    DEFAULT_TIER_POLICY[key];
  return {
    packageHosts: hosts('packageHosts'),
    languageHosts: hosts('languageHosts'),
    allowTransientRoot:
      own?.getOptionalBoolean('allowTransientRoot') ??
      DEFAULT_TIER_POLICY.allowTransientRoot,
    images: policy,
  };
}
