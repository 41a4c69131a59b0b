/**
 * The organisation's rules: requirements §1, all configuration, all with those
 * defaults. Read from `goldenImages.policy` in app-config and validated at
 * start-up. JSON, so that its hash is its version.
 */
export interface Policy {
  /** Hosts of the organisation's own registries; the first is the internal registry golden images live in. All are canonical, see `canonicalHost`. */
  readonly registries: {
    readonly internal: string;
    /** Further own registries, whose images are custom builds unless lineage is proven. */
    readonly own: readonly string[];
    /** Upstream registries a golden image is mirrored from (hosts, or host/path prefixes by segment). */
    readonly upstream: readonly string[];
  };
  /** Repository paths inside the internal registry; each ends in a slash, so that it is compared by whole segments. */
  readonly paths: {
    readonly golden: string;
    readonly teamApproved: string;
    readonly staging: string;
  };
  /** Which clusters and namespaces are which environment; first match wins, else `defaultEnvironment`. */
  readonly environments: readonly EnvironmentRule[];
  readonly defaultEnvironment: string;
  /** Names of environments that count as production. */
  readonly productionEnvironments: readonly string[];
  /** Namespaces (glob) left out everywhere: `kube-system` and the like. */
  readonly excludedNamespaces: readonly string[];
  readonly supportWindow: {
    readonly size: number;
    readonly unit: 'track' | 'release';
  };
  readonly deprecation: {
    readonly noticeMonths: number;
    readonly finalCallMonths: number;
    /** Days that an emergency migration may take at most, from the day it is opened (R-DEP-05). */
    readonly emergencyMaxDays: number;
  };
  readonly eol: {
    readonly clock: 'promotion' | 'upstream';
    readonly activeMonths: number;
    readonly legacyUntilMonths: number;
    readonly archiveMonths: number;
  };
  readonly kpi: {
    /** Percent; adoption must be above it (strict). */
    readonly adoptionTarget: number;
    /** Percent; coverage by approved variants must reach it. */
    readonly approvedVariantsTarget: number;
    /** Percent; sprawl must be below it (strict). */
    readonly sprawlTarget: number;
    readonly nonCompliantTarget: number;
    /** Days from the upstream release to the golden promotion, at most (R-KPI2-01). */
    readonly leadTimeTargetDays: number;
  };
  /** Hours after which facts of a source that could not be read again turn `unknown` (design §5). */
  readonly staleAfterHours: number;
}

/** Clusters and namespaces (globs with `*`) that belong to an environment. */
export interface EnvironmentRule {
  readonly name: string;
  readonly clusters?: readonly string[];
  readonly namespaces?: readonly string[];
}

/** Defaults of requirements §1. */
export const DEFAULT_POLICY: Policy = {
  registries: {
    internal: 'internal-registry.company.com',
    own: [],
    upstream: ['registry.cleanstart.com'],
  },
  paths: {
    golden: 'golden/',
    teamApproved: 'team-approved/',
    staging: 'staging/',
  },
  environments: [],
  defaultEnvironment: 'production',
  productionEnvironments: ['production'],
  excludedNamespaces: ['kube-system', 'kube-public', 'kube-node-lease'],
  supportWindow: { size: 3, unit: 'track' },
  deprecation: { noticeMonths: 6, finalCallMonths: 3, emergencyMaxDays: 90 },
  eol: {
    clock: 'promotion',
    activeMonths: 12,
    legacyUntilMonths: 18,
    archiveMonths: 21,
  },
  kpi: {
    adoptionTarget: 95,
    approvedVariantsTarget: 99,
    sprawlTarget: 110,
    nonCompliantTarget: 0,
    leadTimeTargetDays: 7,
  },
  staleAfterHours: 48,
};
