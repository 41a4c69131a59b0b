/** A text that stands in the Dockerfile itself. */
export interface HereDocument {
  readonly name: string;
  readonly text: string;
}

/** One instruction, its lines put together. */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  /** First line, from 1. */
  readonly line: number;
  /** As it stands, lines put together. */
  readonly text: string;
  /** `--mount=…` as `['mount', '…']`, lower case; several may have one name. */
  readonly flags: readonly (readonly [name: string, value: string])[];
  /** What follows the flags, without here-documents. */
  readonly argument: string;
  readonly hereDocuments: readonly HereDocument[];
  /** Words of the exec form. */
  readonly exec?: readonly string[];
  /** Runs in the builds that start from this image. */
  readonly onBuild?: boolean;
}

/** One `FROM` with what follows it. */
export interface Stage {
  readonly from: Instruction;
  /** As written, before variables. */
  readonly image: string;
  /** Lower case. */
  readonly name?: string;
  readonly instructions: readonly Instruction[];
}

/** A Dockerfile as it is written. */
export interface Dockerfile {
  /** ARGs before the first FROM, in order. */
  readonly global: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** Comments that are not directives. */
  readonly comments: readonly {
    readonly line: number;
    readonly text: string;
  }[];
  /** The character that continues a line. */
  readonly escape: string;
}
