import { GAP, type Word } from '../shell/word';
import { names, readArguments } from './options';
import { programOf } from './program';

/** Programs that run what follows them, with their options that take a word, and how many operands come before it. */
const WRAPPERS: ReadonlyMap<
  string,
  { readonly valued: ReadonlySet<string>; readonly skip: number }
> = new Map([
  ...wrapper('sudo doas', '-u --user -g --group -h -p -C -r -t -U'),
  ...wrapper('env', '-u --unset -C --chdir -S --split-string'),
  ...wrapper('nice ionice', '-n -c -p --adjustment --class'),
  ...wrapper(
    'time command builtin exec nohup stdbuf setsid eatmydata unbuffer fakeroot busybox catchsegv tini dumb-init catatonit with-contenv retry',
    '-a -o -f -i -e -g -p',
  ),
  ...wrapper(
    'timeout gosu su-exec chroot flock setarch',
    '-s -k --signal --kill-after -c --userspec',
    1,
  ),
  ...wrapper(
    'xargs',
    '-n -I -i -P -L -d -s -a -E --max-args --max-procs --replace --delimiter --arg-file',
  ),
  ...wrapper('parallel', '-j --jobs'),
  ...wrapper('watch', '-n'),
]);

/** A command as what it runs in the end. */
export interface Unwrapped {
  readonly words: readonly Word[];
  /** Arguments come from what is read, too: `xargs`. */
  readonly reads: boolean;
  /** Assignments of `env`. */
  readonly environment: readonly (readonly [string, Word])[];
}

const MOST_LAYERS = 12;

/** Takes `sudo`, `env X=Y`, `timeout 5`, `xargs` and the like off. */
export function unwrap(all: readonly Word[]): Unwrapped {
  let words = all;
  let reads = false;
  const environment: [string, Word][] = [];
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const program = words[0] && programOf(words[0]);
    const known = program === undefined ? undefined : WRAPPERS.get(program);
    if (!known) {
      break;
    }
    const inner = innerWords(words.slice(1), known, environment);
    if (inner.length === 0) {
      break;
    }
    reads ||= program === 'xargs' || program === 'parallel';
    words = inner;
  }
  return { words, reads, environment };
}

function innerWords(
  args: readonly Word[],
  {
    valued,
    skip,
  }: { readonly valued: ReadonlySet<string>; readonly skip: number },
  environment: [string, Word][],
): readonly Word[] {
  let at = 0;
  while (at < args.length) {
    const { text } = args[at];
    const assignment = /^([A-Za-z_]\w*)=/.exec(text);
    if (text === '--') {
      at += 1;
      break;
    }
    if (assignment) {
      environment.push([
        assignment[1],
        { ...args[at], text: text.slice(assignment[0].length) },
      ]);
      at += 1;
    } else if (
      text.startsWith('-') ||
      (text.startsWith(GAP) && at === 0 && args.length > 1 && skip === 0)
    ) {
      at += valued.has(text) ? 2 : 1;
    } else {
      break;
    }
  }
  return args.slice(at + skip);
}

function wrapper(programs: string, valued: string, skip = 0) {
  return programs
    .split(' ')
    .map(program => [program, { valued: names(valued), skip }] as const);
}

/** Words after `-c` of a shell; `undefined` when it runs no text. */
export function shellText(args: readonly Word[]): Word | undefined {
  for (let at = 0; at < args.length; at += 1) {
    const { text } = args[at];
    if (/^-[a-zA-Z]*c[a-zA-Z]*$/.test(text)) {
      const { operands } = readArguments(args.slice(at + 1), names('-o -O +o'));
      return operands[0];
    }
    if (text === '-o' || text === '+o' || text === '-O') {
      at += 1;
    } else if (!text.startsWith('-') && !text.startsWith('+')) {
      return undefined;
    }
  }
  return undefined;
}
