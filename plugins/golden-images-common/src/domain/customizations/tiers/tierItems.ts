import type { Tier } from './tier';

/** One item of the handbook's lists. */
export interface TierItem {
  readonly tier: Tier;
  /** Requirement that it comes from. */
  readonly source: string;
  readonly title: string;
  /** For tier 3: what is done instead (R-TIER-05). */
  readonly alternative?: string;
}

/** Every item of the three tiers by its id (R-T1-*, R-T2-*, R-T3-*). */
export const TIER_ITEMS = {
  'application-code': item(1, 'R-T1-01', 'Application code'),
  'language-package': item(1, 'R-T1-02', 'Language packages'),
  environment: item(1, 'R-T1-03', 'Environment variables'),
  'health-check': item(1, 'R-T1-04', 'Health checks'),
  'kubernetes-metadata': item(1, 'R-T1-05', 'Labels and annotations'),
  'application-directory': item(1, 'R-T1-06', 'Application directories'),
  'runtime-plugin': item(1, 'R-T1-07', 'Language runtime plugins'),
  'system-package': item(2, 'R-T2-01', 'System packages'),
  'security-context': item(2, 'R-T2-02', 'Security context'),
  user: item(2, 'R-T2-03', 'User or group'),
  certificate: item(2, 'R-T2-04', 'TLS certificates'),
  resources: item(2, 'R-T2-05', 'Resource limits'),
  fips: item(2, 'R-T2-06', 'FIPS modules'),
  agent: item(2, 'R-T2-07', 'Logging sidecars and monitoring agents'),
  'image-metadata': item(2, 'R-T2-08', 'Image metadata'),
  'local-script': item(2, 'R-TIER-01', 'Script that is run and not shown here'),
  shell: item(
    3,
    'R-T3-01',
    'Shell',
    'Call programs in exec form (`CMD ["app"]`, exec or HTTP probes), do shell work in a build stage, and use an ephemeral debug container to look inside',
  ),
  'root-user': item(
    3,
    'R-T3-02',
    'Root user',
    'Keep the user of the golden image; copy files with `--chown`, and listen on a port above 1024',
  ),
  remount: item(
    3,
    'R-T3-03',
    'Read-only filesystem off by command',
    'Mount an emptyDir (or a volume) at the one path that is written to',
  ),
  'external-source': item(
    3,
    'R-T3-04',
    'Packages or files from elsewhere',
    'Ask for the package in the approved repository, or for a mirror of the source; application files go into the repository or an own artifact store',
  ),
  hardening: item(
    3,
    'R-T3-05',
    'Hardening removed',
    'Keep the default seccomp and AppArmor profiles; have a profile made that allows the one call that is needed',
  ),
  'kernel-module': item(
    3,
    'R-T3-06',
    'Kernel modules',
    'Have the module loaded on the nodes by the platform team',
  ),
  service: item(
    3,
    'R-T3-07',
    'Services that start by themselves',
    'One process for each container: a second Deployment or an approved sidecar, a CronJob for what is timed',
  ),
  'network-stack': item(
    3,
    'R-T3-08',
    'Network stack',
    'Use a NetworkPolicy, a Service or the service mesh; what needs raw sockets is run by the platform team',
  ),
  'image-verification': item(
    3,
    'R-T3-09',
    'Image verification off',
    'Keep the verification, and have the signature or the trust root put right',
  ),
  'base-image': item(
    3,
    'R-TIER-01',
    'Base image that cannot be read',
    'Name the base in the document: `FROM` a pinned golden image, or an ARG with one as its default',
  ),
  unreadable: item(
    3,
    'R-TIER-01',
    'What cannot be read',
    'Write it so that it can be read before it runs: literal names, plain shell, a file in the repository',
  ),
} as const satisfies Readonly<Record<string, TierItem>>;

/** Id of an item. */
export type TierItemId = keyof typeof TIER_ITEMS;

function item(
  tier: Tier,
  source: string,
  title: string,
  alternative?: string,
): TierItem {
  return { tier, source, title, alternative };
}
