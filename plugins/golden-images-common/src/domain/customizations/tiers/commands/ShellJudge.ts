import type { Draft } from '../draft';
import { MOST_SCRIPTS, MOST_SHELL_DEPTH } from '../limits';
import { variableDrafts } from '../packages/variables';
import type { ShellCommand } from '../shell/command';
import { readScript } from '../shell/readScript';
import type { ShellParser } from '../shell/ShellParser';
import { Variables } from '../shell/Variables';
import { GAP, type Word } from '../shell/word';
import type { TierPolicy } from '../tierPolicy';
import { writeDrafts } from './fileCommands';
import type { CommandContext, Moment } from './judge';
import { judgeProgram } from './judgeProgram';
import { unwrap } from './unwrap';

/** Where a piece of shell stands. */
export interface ShellPlace {
  readonly moment: Moment;
  readonly fips: boolean;
  readonly variables: Variables;
  readonly files: CommandContext['files'];
}

/** Judges what shell does, however deep it is wrapped. One for each document: it counts what it reads. */
export class ShellJudge {
  readonly #parser: ShellParser;
  readonly #policy: TierPolicy;
  #scripts = 0;

  constructor(options: {
    readonly parser: ShellParser;
    readonly policy: TierPolicy;
  }) {
    this.#parser = options.parser;
    this.#policy = options.policy;
  }

  /** Shell form, or a script. */
  text(text: string, place: ShellPlace, depth = 0): Draft[] {
    this.#scripts += 1;
    if (depth > MOST_SHELL_DEPTH || this.#scripts > MOST_SCRIPTS) {
      return [unreadable('there is more shell inside shell than is read')];
    }
    const script = readScript(
      // What is not known of a text is a variable of which nothing is known.
      text
        .replaceAll(GAP, '${UNKNOWN}')
        .replace(/\p{Cc}/gu, char =>
          char === '\n' || char === '\t' ? char : ' ',
        ),
      place.variables,
      this.#parser,
    );
    return [
      ...script.commands.flatMap(command =>
        this.#command(command, place, script.functions, depth),
      ),
      ...ignoredVerification(text),
      ...(script.unreadable === undefined
        ? []
        : [unreadable(script.unreadable)]),
    ];
  }

  /** Exec form. */
  words(words: readonly Word[], place: ShellPlace): Draft[] {
    const command: ShellCommand = {
      words,
      environment: new Map(),
      redirects: [],
      piped: [],
      background: false,
      variables: place.variables,
    };
    return words.length > 0 ? this.#command(command, place, new Set(), 0) : [];
  }

  #command(
    command: ShellCommand,
    place: ShellPlace,
    functions: ReadonlySet<string>,
    depth: number,
  ): Draft[] {
    const { words, reads, environment } = unwrap(command.words);
    const context: CommandContext = {
      ...place,
      policy: this.#policy,
      command,
    };
    const variables = [
      ...[...command.environment].flatMap(([name, values]) =>
        values.map((text): readonly [string, Word] => [name, { text }]),
      ),
      ...environment,
    ];
    return [
      ...variables.flatMap(([name, value]) =>
        variableDrafts(name, value, this.#policy),
      ),
      ...writeDrafts(command, context),
      ...(command.background && place.moment === 'start'
        ? [background(words)]
        : []),
      ...judgeProgram({
        words,
        reads,
        context,
        functions,
        shell: (text, variables_ = command.variables) =>
          this.text(text, { ...place, variables: variables_ }, depth + 1),
      }),
    ];
  }
}

/** Something of which it cannot be known what it does. */
export function unreadable(reason: string): Draft {
  return { item: 'unreadable', undecided: true, reason };
}

function background([program]: readonly Word[]): Draft {
  return {
    item: 'service',
    reason: `${program.text} is started in the background`,
  };
}

/** A verification whose failure changes nothing (R-T3-09). */
function ignoredVerification(text: string): Draft[] {
  return /\bcosign\s+verify[^;&|\n]{0,500}\|\|\s*(true|:|echo|exit 0)/.test(
    text,
  )
    ? [
        {
          item: 'image-verification',
          reason: 'the result of cosign verify is ignored',
        },
      ]
    : [];
}
