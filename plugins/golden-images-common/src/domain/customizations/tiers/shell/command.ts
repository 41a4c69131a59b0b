import type { Variables } from './Variables';
import type { Word } from './word';

/** Where a command writes to or reads from. */
export interface Redirect {
  /** `>`, `>>`, `<`, … */
  readonly operator: string;
  readonly target: Word;
}

/** One simple command of a piece of shell. */
export interface ShellCommand {
  /** Name and arguments, expanded as far as is known; at least one. */
  readonly words: readonly Word[];
  /** Assignments before the name. */
  readonly environment: ReadonlyMap<string, readonly string[]>;
  readonly redirects: readonly Redirect[];
  /** Text that is put in by a here-document or a here-string. */
  readonly input?: string;
  /** Commands before it in its pipeline. */
  readonly piped: readonly ShellCommand[];
  /** Ends in `&`. */
  readonly background: boolean;
  /** What is known of variables around it. */
  readonly variables: Variables;
}

/** What a piece of shell does. */
export interface Script {
  readonly commands: readonly ShellCommand[];
  /** Names of its own functions. */
  readonly functions: ReadonlySet<string>;
  /** Why a part of it cannot be read; absent where all of it is. */
  readonly unreadable?: string;
}
