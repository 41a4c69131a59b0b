import type { Phase } from '../phase';
import type { JudgedRelease } from '../recommend';
import type { Release } from '../release';
import { releaseId } from '../releaseName';

/** A digest that is easy to tell from others in a failing test. */
export function digestOf(seed: string): string {
  const hex = [...seed].map(c => c.charCodeAt(0).toString(16)).join('');
  return `sha256:${hex.padEnd(64, '0').slice(0, 64)}`;
}

/** A release with only a name; everything else as given. */
export function release(
  family: string,
  track: string,
  version: string,
  facts: Partial<Release> = {},
): Release {
  const id = releaseId(family, track, version);
  return {
    id,
    family,
    track,
    version,
    registry: 'internal-registry.company.com',
    repository: `golden/${family}`,
    tag: `${track}-golden-v${version}`,
    digest: digestOf(id),
    platforms: [],
    recorded: true,
    ...facts,
  };
}

/** A release in a phase; one in active support is the current one unless said otherwise. */
export function judged(
  family: string,
  track: string,
  version: string,
  phase: Phase = 'active',
  facts: Partial<JudgedRelease> = {},
): JudgedRelease {
  return {
    ...release(family, track, version),
    timeline: { phase, lastMonth: false },
    current: phase === 'active',
    ...facts,
  };
}
