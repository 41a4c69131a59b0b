import { compareVersions } from '../../releases/version';
import type { ReleaseId } from '../../inventory/lineage';
import { goldenSuggestion } from './related';
import { APPROVED_STATES, type RequestState } from './requestState';

/** A version of a package that was asked for. */
export interface GlossaryVersion {
  /** Absent where none was named. */
  readonly version?: string;
  /** Whether it is in an approved request, or in a golden release. */
  readonly approved: boolean;
  readonly licences: readonly string[];
}

/** A package in the glossary of approved packages (R-OWN-05). */
export interface GlossaryEntry {
  readonly name: string;
  /** Whether any version is approved: by a request, or as part of a golden release. */
  readonly approved: boolean;
  readonly versions: readonly GlossaryVersion[];
  /** SPDX ids or expressions that CI or bills of materials report, each once. */
  readonly licences: readonly string[];
  /** Entity refs of teams of which an approved request has it. */
  readonly teams: readonly string[];
  /** Teams that asked, also where nothing is decided yet. */
  readonly askedBy: readonly string[];
  /** Variants that have it: pinned references. */
  readonly variants: readonly string[];
  /** Golden releases that have it, by their bills of materials. */
  readonly releases: readonly ReleaseId[];
  /** Entity refs of those whose workloads run a release or a variant that has it, or what is built on one. */
  readonly runBy: readonly string[];
  /** Newest first, at most 20. */
  readonly requests: readonly {
    readonly id: string;
    readonly team: string;
    readonly title: string;
    readonly state: RequestState;
  }[];
  /** Set where several teams asked: whether it should be a standard golden feature (R-REQ-25). */
  readonly suggestion?: string;
}

/** A request that asks for a package. */
export interface PackageRequest {
  readonly request: string;
  readonly team: string;
  readonly title: string;
  readonly state: RequestState;
  readonly version?: string;
  readonly licence?: string;
  /** Pinned reference of what came of it. */
  readonly variant?: string;
}

const MOST_REQUESTS = 20;

/** A package in the bill of materials of a golden release. */
export interface PackageInRelease {
  readonly release: ReleaseId;
  readonly version?: string;
  readonly licences: readonly string[];
}

/** What else is known of a package. */
export interface PackageUse {
  readonly inReleases: readonly PackageInRelease[];
  readonly runBy: readonly string[];
}

const NO_USE: PackageUse = { inReleases: [], runBy: [] };

/**
 * Puts an entry of the glossary together (R-OWN-05): a version is approved when
 * a request with it is, or a golden release has it.
 * @param requests - every request for the package, newest first
 */
export function glossaryEntry(
  name: string,
  requests: readonly PackageRequest[],
  suggestGoldenAt?: number,
  { inReleases, runBy }: PackageUse = NO_USE,
): GlossaryEntry {
  const approved = requests.filter(({ state }) =>
    APPROVED_STATES.includes(state),
  );
  const asked = requests.filter(({ state }) => state !== 'rejected');
  const askedBy = sorted(asked.map(({ team }) => team));
  const licensed = [
    ...requests.map(({ version, licence }) => ({
      version,
      licences: licence === undefined ? [] : [licence],
    })),
    ...inReleases,
  ];
  return {
    name,
    approved: approved.length + inReleases.length > 0,
    versions: [...new Set(licensed.map(({ version }) => version))]
      .sort((a, b) => compareVersions(b ?? '', a ?? ''))
      .map(version => ({
        version,
        approved: [...approved, ...inReleases].some(
          each => each.version === version,
        ),
        licences: sorted(
          licensed
            .filter(each => each.version === version)
            .flatMap(({ licences }) => licences),
        ),
      })),
    licences: sorted(licensed.flatMap(({ licences }) => licences)),
    teams: sorted(approved.map(({ team }) => team)),
    askedBy,
    variants: sorted(approved.flatMap(({ variant }) => variant ?? [])),
    releases: [...new Set(inReleases.map(({ release }) => release))],
    runBy: sorted(runBy),
    requests: requests
      .slice(0, MOST_REQUESTS)
      .map(({ request: id, team, title, state }) => ({
        id,
        team,
        title,
        state,
      })),
    suggestion: goldenSuggestion(name, askedBy, suggestGoldenAt),
  };
}

function sorted(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
