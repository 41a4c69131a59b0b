import { DEFAULT_POLICY, type Policy } from '../../policy/policy';

/** What an organisation allows its teams, beside the lists of the handbook (AMB-06d, AMB-06e). */
export interface TierPolicy {
  /** Hosts that system packages may come from (R-T2-01). */
  readonly packageHosts: readonly string[];
  /** Hosts that packages of languages may come from, where an index is named; a tool's own default needs none (R-T1-02, AMB-06d). */
  readonly languageHosts: readonly string[];
  /** Whether root that is given up before the end counts as tier 2 (AMB-06e). */
  readonly allowTransientRoot: boolean;
  /** Says which images are the organisation's own. */
  readonly images: Policy;
}

/** The handbook's strict reading. */
export const DEFAULT_TIER_POLICY: TierPolicy = {
  packageHosts: ['clnpkgs.clnstrt.dev'],
  languageHosts: [],
  allowTransientRoot: false,
  images: DEFAULT_POLICY,
};
