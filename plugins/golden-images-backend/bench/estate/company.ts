import type { Verdict } from '@image-governance/plugin-golden-images-common';
import { sha256 } from '../measure/sha256';

/** How large the company is that the benchmark measures (design §11). */
export interface CompanySize {
  readonly clusters: number;
  readonly teams: number;
  readonly components: number;
  readonly workloads: number;
  readonly images: number;
  /** Usages that have ended, over all workloads. */
  readonly ended: number;
}

/** 100,000 workloads and a million usages, or a part of that. */
export function companySize(scale: number): CompanySize {
  const part = (whole: number) => Math.max(1, Math.round(whole * scale));
  return {
    clusters: Math.max(2, part(20)),
    teams: Math.max(3, part(200)),
    components: part(10_000),
    workloads: part(100_000),
    images: part(50_000),
    ended: part(870_000),
  };
}

/** A golden release. */
export interface CompanyRelease {
  readonly id: string;
  readonly family: string;
  readonly track: string;
  readonly version: string;
  readonly digest: string;
  readonly chainId: string;
  /** Months since it was promoted. */
  readonly age: number;
}

const FAMILIES = ['python', 'node', 'java', 'go', 'dotnet'];
const TRACKS = ['4', '3', '2', '1'];
const RELEASES_A_TRACK = 25;

/** 500 releases: five families, four tracks, one release a month. */
export const RELEASES: readonly CompanyRelease[] = FAMILIES.flatMap(family =>
  TRACKS.flatMap(track =>
    Array.from({ length: RELEASES_A_TRACK }, (_, age) => {
      const version = `1.${RELEASES_A_TRACK - age}.0`;
      const id = `${family}/${track}/${version}`;
      return {
        id,
        family,
        track,
        version,
        digest: `sha256:${sha256(id)}`,
        chainId: `sha256:${sha256(`chain ${id}`)}`,
        age,
      };
    }),
  ),
);

/** Of a hundred components. */
const VERDICTS: readonly Verdict[] = [
  ...Array<Verdict>(83).fill('golden-based'),
  ...Array<Verdict>(4).fill('golden'),
  ...Array<Verdict>(3).fill('approved-variant'),
  ...Array<Verdict>(2).fill('unapproved-variant'),
  ...Array<Verdict>(3).fill('direct-upstream'),
  ...Array<Verdict>(2).fill('custom-build'),
  ...Array<Verdict>(2).fill('third-party'),
  'unknown',
];

/** A component: its team, where it runs and what it is built on. Teams keep to a few clusters, as they do. */
export function component(index: number, size: CompanySize) {
  const team = index % size.teams;
  const family = (team + (index % 3)) % FAMILIES.length;
  const track = index % 10 < 7 ? 0 : index % TRACKS.length;
  // Most are on the newest releases, with a tail of those that never moved.
  const age = index % 10 < 6 ? index % 3 : (index * 7) % RELEASES_A_TRACK;
  return {
    entityRef: `component:default/component-${index}`,
    ownerRef: index % 50 === 49 ? null : `group:default/team-${team}`,
    namespace: `team-${team}-${index % 3}`,
    release:
      RELEASES[(family * TRACKS.length + track) * RELEASES_A_TRACK + age],
    verdict: VERDICTS[index % VERDICTS.length],
    clusterOf: (copy: number) => (team + copy) % size.clusters,
  };
}

/** Whether a verdict comes with a proven release. */
export function hasRelease(verdict: Verdict): boolean {
  return [
    'golden',
    'golden-based',
    'approved-variant',
    'unapproved-variant',
  ].includes(verdict);
}
