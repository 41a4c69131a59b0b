import type { Draft } from '../draft';
import { Variables } from '../shell/Variables';
import type { Word } from '../shell/word';
import type { InstalledPackage } from '../tier';
import type { Instruction } from './instruction';

/** What is taken out of a stage by another. */
export interface Copied {
  /** Index of the stage it is taken from. */
  readonly from: number;
  /** Sources, expanded. */
  readonly paths: readonly Word[];
}

/** A stage while it is judged, and what came out of it. */
export class StageState {
  readonly variables: Variables;
  readonly files: Map<string, string | undefined>;
  /** Stage that it builds on. */
  readonly parent: StageState | undefined;
  /** Expanded reference of the base; of the root of the chain. */
  readonly base: Word;
  readonly fips: boolean;
  readonly golden: boolean;
  readonly judged: {
    readonly instruction: Instruction;
    readonly drafts: readonly Draft[];
  }[] = [];
  readonly copied: Copied[] = [];
  workdir: string;
  /** Whether RUN is read by a shell that we can read. */
  readable: boolean;
  /** Last USER that is set, with what it is. */
  user: 'root' | 'other' | 'unknown' | undefined;

  constructor(options: {
    readonly parent?: StageState;
    readonly globals: Variables;
    readonly base: Word;
    readonly golden: boolean;
  }) {
    const { parent } = options;
    this.parent = parent;
    this.base = options.base;
    this.golden = parent?.golden ?? options.golden;
    this.fips = parent?.fips ?? /fips/i.test(options.base.text);
    this.variables = new Variables(parent?.variables);
    this.files = new Map(parent?.files);
    this.workdir = parent?.workdir ?? '/';
    this.readable = parent?.readable ?? true;
    this.user = parent?.user;
  }

  /** Packages that its instructions install. */
  packages(): InstalledPackage[] {
    return this.judged.flatMap(({ drafts }) =>
      drafts.flatMap(each => each.packages ?? []),
    );
  }

  /** The stage and those that it builds on, itself first. */
  chain(): StageState[] {
    const all: StageState[] = [this];
    for (let stage = this.parent; stage; stage = stage.parent) {
      all.push(stage);
    }
    return all;
  }
}
