import type { ShellJudge, ShellPlace } from '../commands/ShellJudge';
import type { Draft } from '../draft';
import type { Word } from '../shell/word';
import type { TierPolicy } from '../tierPolicy';
import type { StageState } from './StageState';

/** What is known around an instruction. */
export interface InstructionContext {
  readonly stage: StageState;
  readonly shell: ShellJudge;
  readonly policy: TierPolicy;
  readonly escape: string;
  /** ARGs before the first FROM. */
  readonly globals: ShellPlace['variables'];
  /** Judges what is taken from another stage or image, and remembers it. */
  readonly takeFrom: (from: string, paths: readonly Word[]) => Draft[];
}
