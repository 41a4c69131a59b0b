import type { ReleaseId } from '../inventory/lineage';
import type { Policy } from '../policy/policy';
import { compareReleases } from '../releases/current';
import { parseReleaseId, trackId } from '../releases/releaseName';
import type { SupportedTrack } from '../releases/supportWindow';
import type { Kpi, Ratio } from './kpi';
import { meets, percent, percentText, wholePercent } from './ratio';
import { byNumber } from './workloadCounts';

/** KPI 5 with everything it was computed from. */
export interface Sprawl {
  readonly kpi: Kpi;
  /** Distinct releases in production, by family, newest first. */
  readonly inUse: readonly ReleaseId[];
  /** Of those, the ones that are not the current release of a supported track (R-KPI5-04). */
  readonly excess: readonly ReleaseId[];
  /** Supported tracks of which no release runs: candidates for retirement (AMB-02). */
  readonly unusedTracks: readonly SupportedTrack[];
}

/**
 * KPI 5, the sprawl index: distinct golden releases running in production, of
 * supported tracks, over all families (R-KPI5-01, AMB-02, AMB-02b).
 * @param running - releases that production workloads run or were built from, resolved by
 *   digest; repetitions count once (GT-KPI5-05).
 */
export function sprawl(
  running: Iterable<ReleaseId>,
  supported: readonly SupportedTrack[],
  policy: Policy,
): Sprawl {
  const inUse = sortReleaseIds(new Set(running));
  const current = new Set(supported.map(track => track.current));
  const used = new Set(inUse.map(trackOf));
  const excess = inUse.filter(id => !current.has(id));
  const unusedTracks = supported.filter(
    ({ family, track }) => !used.has(trackId(family, track)),
  );
  const ratio = { numerator: inUse.length, denominator: supported.length };
  return {
    kpi: sprawlKpi(ratio, excess.length, unusedTracks.length, policy),
    inUse,
    excess,
    unusedTracks,
  };
}

/** A component's part in the sprawl (AMB-02d). */
export interface ComponentSprawl {
  /** Distinct golden releases that its workloads run. */
  readonly releases: readonly ReleaseId[];
  /** Of those, the ones in excess. */
  readonly excess: readonly ReleaseId[];
  /** For each family it has excess releases of: its own of all excess releases of that family. */
  readonly shares: readonly {
    readonly family: string;
    readonly ratio: Ratio;
  }[];
}

/**
 * What a component adds to the sprawl.
 * @param running - releases that the component's workloads run.
 * @param excess - {@link Sprawl.excess} of the organisation.
 */
export function componentExcess(
  running: Iterable<ReleaseId>,
  excess: readonly ReleaseId[],
): ComponentSprawl {
  const releases = sortReleaseIds(new Set(running));
  const own = releases.filter(id => excess.includes(id));
  const families = [...new Set(own.map(familyOf))];
  return {
    releases,
    excess: own,
    shares: families.map(family => ({
      family,
      ratio: {
        numerator: own.filter(id => familyOf(id) === family).length,
        denominator: excess.filter(id => familyOf(id) === family).length,
      },
    })),
  };
}

function sprawlKpi(
  ratio: Ratio,
  excess: number,
  unused: number,
  policy: Policy,
): Kpi {
  const target = policy.kpi.sprawlTarget;
  const value = percent(ratio);
  const whole = wholePercent(ratio, 'floor');
  const fraction = `${ratio.numerator} in use / ${ratio.denominator} supported`;
  return {
    id: 'sprawl',
    ratio,
    value,
    display: percentText(ratio),
    headline: whole === undefined ? undefined : `${whole} %`,
    target: { value: target, text: `< ${target} %` },
    status: sprawlStatus(ratio, target),
    statement: `${fraction}${consequences(excess, unused)}.`,
  };
}

function sprawlStatus(ratio: Ratio, target: number): Kpi['status'] {
  if (ratio.denominator === 0) {
    return 'no-data';
  }
  return meets(ratio, { percent: target, comparison: 'below' })
    ? 'on-target'
    : 'off-target';
}

function consequences(excess: number, unused: number): string {
  const parts = [
    ...(excess > 0
      ? [
          `${excess} ${byNumber(
            excess,
            'is',
            'are',
          )} not the current release of a supported track`,
        ]
      : []),
    ...(unused > 0
      ? [
          `${unused} supported ${byNumber(
            unused,
            'track is',
            'tracks are',
          )} not used and could be retired`,
        ]
      : []),
  ];
  return parts.length > 0 ? `: ${parts.join('; ')}` : '';
}

function sortReleaseIds(ids: Iterable<ReleaseId>): ReleaseId[] {
  return [...ids]
    .map(id => ({ id, name: nameOf(id) }))
    .sort((a, b) => compareReleases(a.name, b.name))
    .map(({ id }) => id);
}

function trackOf(id: ReleaseId): string {
  const { family, track } = nameOf(id);
  return trackId(family, track);
}

function familyOf(id: ReleaseId): string {
  return nameOf(id).family;
}

function nameOf(id: ReleaseId) {
  return parseReleaseId(id) ?? { family: id, track: '', version: '' };
}
