import type { RequestState } from './requestState';

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
