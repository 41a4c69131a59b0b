import { ShellJudge } from '../commands/ShellJudge';
import type { Draft } from '../draft';
import { parseReference } from '../../../inventory/reference';
import { locate } from '../../../inventory/location';
import { findingsAt, makeReport } from '../report';
import type { ShellParser } from '../shell/ShellParser';
import { Variables } from '../shell/Variables';
import { show, type Word } from '../shell/word';
import type { NamedImage, TierReport } from '../tier';
import type { TierPolicy } from '../tierPolicy';
import {
  isGolden,
  nothingBuilt,
  removedVerification,
  unreadableBase,
} from './baseImages';
import { expandText } from './expandText';
import type { Dockerfile, Instruction, Stage } from './instruction';
import { judgeInstruction } from './judgeInstruction';
import { readPairs } from './readPairs';
import { shippedFindings } from './shippedFindings';
import { StageState } from './StageState';

/** A Dockerfile while its stages are judged, one after the other. */
export class DockerfileWalk {
  readonly #dockerfile: Dockerfile;
  readonly #policy: TierPolicy;
  readonly #shell: ShellJudge;
  readonly #globals = new Variables();
  readonly #stages: StageState[] = [];
  readonly #names = new Map<string, number>();
  readonly #images: { reference: string; line: number; stage?: StageState }[] =
    [];

  constructor(
    dockerfile: Dockerfile,
    options: { readonly parser: ShellParser; readonly policy: TierPolicy },
  ) {
    this.#dockerfile = dockerfile;
    this.#policy = options.policy;
    this.#shell = new ShellJudge(options);
  }

  report(): TierReport {
    const { global, stages, escape, comments } = this.#dockerfile;
    for (const { keyword, argument } of global) {
      for (const [name, text] of keyword === 'ARG'
        ? readPairs(argument, escape, true)
        : []) {
        if (text !== undefined) {
          const value = expandText(text, this.#globals, escape);
          this.#globals.set(name, [value.text]);
        }
      }
    }
    stages.forEach((stage, index) => this.#stage(stage, index));
    const last = this.#stages.at(-1);
    const root = last?.chain().at(-1);
    return makeReport({
      findings: [
        ...(last
          ? shippedFindings(this.#stages, this.#policy)
          : nothingBuilt()),
        ...comments.flatMap(comment =>
          findingsAt(comment, removedVerification(comment.text)),
        ),
      ],
      images: this.#images.map(
        ({ reference, line, stage }): NamedImage => ({
          reference,
          line,
          ships: stage !== undefined && stage === root,
        }),
      ),
      packages: this.#stages.flatMap(stage => stage.packages()),
    });
  }

  #stage(written: Stage, index: number): void {
    const { escape } = this.#dockerfile;
    const base = expandText(written.image, this.#globals, escape);
    const parent = this.#stages[this.#names.get(base.text.toLowerCase()) ?? -1];
    const state = new StageState({
      parent,
      base,
      globals: this.#globals,
      golden: isGolden(base, this.#policy),
    });
    this.#stages.push(state);
    if (written.name) {
      this.#names.set(written.name, index);
    }
    if (!parent && base.text !== 'scratch') {
      this.#images.push({
        reference: show(base),
        line: written.from.line,
        stage: state,
      });
    }
    state.judged.push({
      instruction: written.from,
      drafts: unreadableBase(base),
    });
    for (const instruction of written.instructions) {
      this.#instruction(instruction, state);
    }
  }

  #instruction(instruction: Instruction, stage: StageState): void {
    const drafts = judgeInstruction(instruction, {
      stage,
      shell: this.#shell,
      policy: this.#policy,
      escape: this.#dockerfile.escape,
      globals: this.#globals,
      takeFrom: (from, paths) =>
        this.#takeFrom(from, paths, instruction.line, stage),
    });
    stage.judged.push({ instruction, drafts });
  }

  /** Something from another stage, or from an image. */
  #takeFrom(
    from: string,
    paths: readonly Word[],
    line: number,
    stage: StageState,
  ): Draft[] {
    const index =
      this.#names.get(from.toLowerCase()) ??
      (/^\d+$/.test(from) ? Number(from) : undefined);
    if (index !== undefined && this.#stages[index]) {
      stage.copied.push({ from: index, paths });
      return [];
    }
    this.#images.push({ reference: from, line });
    const parsed = parseReference(from);
    if (from.includes('$') || !parsed.ok) {
      return [
        {
          item: 'external-source',
          undecided: true,
          reason: `from which image files are taken cannot be read: ${from.slice(
            0,
            80,
          )}`,
        },
      ];
    }
    const { section } = locate(parsed.reference, this.#policy.images);
    return section === 'golden' || section === 'team-approved'
      ? []
      : [
          {
            item: 'external-source',
            reason: `files are taken from ${from.slice(
              0,
              120,
            )}, which is no golden image`,
          },
        ];
  }
}
