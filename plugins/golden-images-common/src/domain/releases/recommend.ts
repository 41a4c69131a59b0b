import { releaseTitle } from '../inventory/releaseTitle';
import { compareReleases } from './current';
import type { ReleaseTimeline } from './phase';
import { PHASE_TITLE } from './phaseTitle';
import type { Release } from './release';

/** A release with what is computed of it at the moment. */
export interface JudgedRelease extends Release {
  readonly timeline: ReleaseTimeline;
  /** Whether it is the one of its track that new work should use, see `currentRelease`. */
  readonly current: boolean;
}

/** What somebody needs a golden image for. */
export interface WantedRelease {
  readonly family: string;
  /** Default: the newest track that is in active support, else the newest that is supported. */
  readonly track?: string;
  /** `MAJOR.MINOR.PATCH`; default: the current release of the track. Needs `track`. */
  readonly version?: string;
  readonly production: boolean;
}

/** A release, or why there is none, in a sentence that says what to do. */
export type Recommendation<R> =
  | { readonly ok: true; readonly release: R }
  | { readonly ok: false; readonly reason: string };

/**
 * The release to build on (R-APP-12, R-TAG-10): the one that _What to use_ names. A version may
 * be asked for, as long as it may be built on: never one that is not golden or no longer
 * patched, and none in final calls for production.
 */
export function recommendRelease<R extends JudgedRelease>(
  releases: readonly R[],
  wanted: WantedRelease,
): Recommendation<R> {
  const ofFamily = releases.filter(({ family }) => family === wanted.family);
  if (ofFamily.length === 0) {
    return refuse(
      `There is no golden image of the family ${wanted.family}. ${listed(
        'Families',
        releases.map(({ family }) => family),
      )}`,
    );
  }
  const current = ofFamily
    .filter(release => release.current)
    .sort(
      (a, b) =>
        Number(b.timeline.phase === 'active') -
          Number(a.timeline.phase === 'active') || compareReleases(a, b),
    );
  const ofTrack = ofFamily.filter(
    ({ track }) => wanted.track === undefined || track === wanted.track,
  );
  const found =
    wanted.version === undefined
      ? current.find(release => ofTrack.includes(release))
      : ofTrack.find(({ version }) => version === wanted.version);
  if (found) {
    return accept(found, wanted);
  }
  const name = [wanted.family, wanted.track, wanted.version]
    .filter(part => part !== undefined)
    .join(' ');
  return refuse(
    `${
      wanted.version === undefined
        ? `No release of ${name} is for new work.`
        : `There is no release ${name}.`
    } ${listed('To be used', current.map(releaseTitle))}`,
  );
}

function accept<R extends JudgedRelease>(
  release: R,
  { production }: WantedRelease,
): Recommendation<R> {
  const { phase } = release.timeline;
  const title = releaseTitle(release);
  switch (phase) {
    case 'active':
    case 'legacy':
      return { ok: true, release };
    case 'final-calls':
      return production
        ? refuse(
            `${title} is in final calls, and nothing new goes to production on it. Take the current release of a supported track.`,
          )
        : { ok: true, release };
    case 'candidate':
    case 'testing':
    case 'approved':
    case 'rejected':
      return refuse(
        `${title} is no golden image: its phase is ${PHASE_TITLE[phase]}.`,
      );
    case 'unsupported':
    case 'archived':
    case 'removed':
      return refuse(
        `${title} gets no patches any more: its phase is ${PHASE_TITLE[phase]}. Take the current release of a supported track.`,
      );
    default:
      return exhausted(phase);
  }
}

function refuse<R>(reason: string): Recommendation<R> {
  return { ok: false, reason };
}

function listed(what: string, names: readonly string[]): string {
  const all = [...new Set(names)];
  return `${what}: ${all.length > 0 ? all.join(', ') : 'none'}.`;
}

function exhausted(phase: never): never {
  throw new Error(`Unknown phase ${phase}`);
}
