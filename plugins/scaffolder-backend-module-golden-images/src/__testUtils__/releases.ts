import type {
  Phase,
  ReleaseView,
} from '@image-governance/plugin-golden-images-common';

/** A release as the API shows it; one in active support is current unless said otherwise. */
export function releaseView(
  family: string,
  track: string,
  version: string,
  phase: Phase = 'active',
  overrides: Partial<ReleaseView> = {},
): ReleaseView {
  const tag = `${track}-golden-v${version}`;
  const hex = Buffer.from(`${family}/${track}/${version}`).toString('hex');
  const digest = `sha256:${hex.padEnd(64, '0').slice(0, 64)}`;
  return {
    id: `${family}/${track}/${version}`,
    family,
    track,
    version,
    registry: 'reg.test',
    repository: `golden/${family}`,
    tag,
    digest,
    platforms: [],
    recorded: true,
    timeline: {
      phase,
      lastMonth: false,
      deadline: '2027-08-30',
      supportEndsAt: '2027-08-30',
    },
    current: phase === 'active',
    pinnedReference: `reg.test/golden/${family}:${tag}@${digest}`,
    workloads: { production: 0, total: 0 },
    ...overrides,
  };
}
