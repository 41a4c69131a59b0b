import type { ReleaseId } from '../inventory/lineage';
import type { Policy } from '../policy/policy';
import { parseReleaseId } from '../releases/releaseName';
import type { SupportedTrack } from '../releases/supportWindow';
import type { Kpi } from './kpi';
import { sprawl } from './sprawl';
import { byNumber } from './workloadCounts';

/** The sprawl index of a part of the organisation. */
export interface ScopeSprawl {
  readonly kpi: Kpi;
  /** Distinct releases that its production workloads run, by family, newest first. */
  readonly inUse: readonly ReleaseId[];
  /** Of those, the ones that are not the current release of a supported track. */
  readonly excess: readonly ReleaseId[];
}

/**
 * The full index for a team, a group or a system (AMB-02d, R-KPI5-06): releases it runs, of the
 * supported tracks of the families it uses. A family that it does not use tells nothing about it, and
 * a track that it leaves alone is no candidate for retirement because of that.
 * @param running - releases that its production workloads run; repetitions count once.
 */
export function scopeSprawl(
  running: Iterable<ReleaseId>,
  supported: readonly SupportedTrack[],
  policy: Policy,
): ScopeSprawl {
  const releases = [...running];
  const families = new Set(releases.map(familyOf));
  const tracks = supported.filter(({ family }) => families.has(family));
  const { kpi, inUse, excess } = sprawl(releases, tracks, policy);
  return {
    kpi: { ...kpi, statement: statement(kpi, excess.length) },
    inUse,
    excess,
  };
}

function statement({ ratio }: Kpi, excess: number): string {
  if (ratio.numerator === 0) {
    return 'No golden release runs in production.';
  }
  const behind =
    excess === 0
      ? ''
      : `: ${excess} ${byNumber(
          excess,
          'is',
          'are',
        )} not the current release of a supported track`;
  return `${ratio.numerator} in use / ${ratio.denominator} supported ${byNumber(
    ratio.denominator,
    'track',
    'tracks',
  )} of the families in use${behind}.`;
}

function familyOf(id: ReleaseId): string {
  return parseReleaseId(id)?.family ?? id;
}
