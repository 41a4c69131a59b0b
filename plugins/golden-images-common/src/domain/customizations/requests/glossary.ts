import { compareVersions } from '../../releases/version';
import { goldenSuggestion } from './related';
import { APPROVED_STATES, type RequestState } from './requestState';

/** A version of a package that was asked for. */
export interface GlossaryVersion {
  /** Absent where none was named. */
  readonly version?: string;
  /** Whether it is in an approved request. */
  readonly approved: boolean;
  readonly licences: readonly string[];
}

/** A package in the glossary of approved packages (R-OWN-05). */
export interface GlossaryEntry {
  readonly name: string;
  /** Whether any version is approved. */
  readonly approved: boolean;
  readonly versions: readonly GlossaryVersion[];
  /** SPDX ids or expressions that CI reported, each once. */
  readonly licences: readonly string[];
  /** Entity refs of teams of which an approved request has it. */
  readonly teams: readonly string[];
  /** Teams that asked, also where nothing is decided yet. */
  readonly askedBy: readonly string[];
  /** Variants that have it: pinned references. */
  readonly variants: readonly string[];
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

/**
 * Puts an entry of the glossary together (R-OWN-05): a version is approved when
 * a request with it is.
 * @param requests - every request for the package, newest first
 */
export function glossaryEntry(
  name: string,
  requests: readonly PackageRequest[],
  suggestGoldenAt?: number,
): GlossaryEntry {
  const approved = requests.filter(({ state }) =>
    APPROVED_STATES.includes(state),
  );
  const asked = requests.filter(({ state }) => state !== 'rejected');
  const askedBy = sorted(asked.map(({ team }) => team));
  return {
    name,
    approved: approved.length > 0,
    versions: [...new Set(requests.map(({ version }) => version))]
      .sort((a, b) => compareVersions(b ?? '', a ?? ''))
      .map(version => ({
        version,
        approved: approved.some(each => each.version === version),
        licences: sorted(
          requests
            .filter(each => each.version === version)
            .flatMap(({ licence }) => licence ?? []),
        ),
      })),
    licences: sorted(requests.flatMap(({ licence }) => licence ?? [])),
    teams: sorted(approved.map(({ team }) => team)),
    askedBy,
    variants: sorted(approved.flatMap(({ variant }) => variant ?? [])),
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
