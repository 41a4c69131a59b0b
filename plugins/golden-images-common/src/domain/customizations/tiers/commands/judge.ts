import type { Draft } from '../draft';
import type { ShellCommand } from '../shell/command';
import type { Word } from '../shell/word';
import type { TierPolicy } from '../tierPolicy';

/** When a command runs: while the image is built, when the container starts, or to ask after its health. */
export type Moment = 'build' | 'start' | 'probe';

/** What is known around a command. */
export interface CommandContext {
  readonly policy: TierPolicy;
  /** The base has FIPS cryptography. */
  readonly fips: boolean;
  readonly moment: Moment;
  readonly command: ShellCommand;
  /** Files that are written before, by their last segment: what is in them, `undefined` when it came from elsewhere. */
  readonly files: Map<string, string | undefined>;
}

/** Judges a command by its arguments. */
export type CommandJudge = (
  args: readonly Word[],
  context: CommandContext,
) => Draft[];
