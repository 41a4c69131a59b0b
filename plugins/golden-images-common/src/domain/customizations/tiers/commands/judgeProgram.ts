import type { Draft } from '../draft';
import { SHELLS } from '../packages/kinds';
import type { Variables } from '../shell/Variables';
import { GAP, show, type Word } from '../shell/word';
import { DOWNLOADERS, judgeDownload } from './downloads';
import { contentOf } from './fileCommands';
import type { CommandContext } from './judge';
import { judgeLanguageInstall, LANGUAGE_MANAGERS } from './languageInstalls';
import { PACKAGE_FILES } from './packageFiles';
import { programOf } from './program';
import { judgeScriptFile, judgeShell } from './shells';
import { SYSTEM_COMMANDS } from './systemCommands';
import {
  installs,
  judgeSystemInstall,
  SYSTEM_MANAGERS,
} from './systemInstalls';
import { shellText } from './unwrap';

/** A command without what is wrapped around it. */
export interface Call {
  readonly words: readonly Word[];
  /** Further arguments are read from the pipe. */
  readonly reads: boolean;
  readonly context: CommandContext;
  readonly functions: ReadonlySet<string>;
  /** Judges shell inside it. */
  readonly shell: (text: string, variables?: Variables) => Draft[];
}

/** Commands of which the arguments are only words. */
const HARMLESS = new Set(
  'echo printf grep egrep fgrep which type hash test [ cat ls rm man awk'.split(
    ' ',
  ),
);

/** Judges what a command does by its program. */
export function judgeProgram(call: Call): Draft[] {
  const [first, ...given] = call.words;
  const program = programName(programOf(first));
  const args = call.reads ? [...given, ...readWords(call.context)] : given;
  const { context } = call;
  if (program.includes(GAP)) {
    return unknownProgram(first, args);
  }
  if (SHELLS.has(program)) {
    return judgeShell(args, call);
  }
  if (SYSTEM_MANAGERS.has(program)) {
    return judgeSystemInstall(program)(args, context);
  }
  if (LANGUAGE_MANAGERS.has(program)) {
    return judgeLanguageInstall(program)(args, context);
  }
  if (DOWNLOADERS.has(program)) {
    return judgeDownload(program)(args, context);
  }
  const known = PACKAGE_FILES.get(program) ?? SYSTEM_COMMANDS.get(program);
  if (known) {
    return known(args, context);
  }
  switch (program) {
    case 'python':
      return judgePython(args, call);
    case '.':
    case 'source':
      return args[0] ? judgeScriptFile(args[0], call) : [];
    case 'trap':
      return args[0] ? call.shell(args[0].text) : [];
    case 'alias':
      return args.flatMap(({ text }) =>
        call.shell(text.slice(text.indexOf('=') + 1)),
      );
    case 'perl':
    case 'ruby':
    case 'node':
    case 'php':
      return judgeInline(program, args, call);
    case 'eval':
      return call.shell(args.map(each => each.text).join(' '));
    case 'su':
    case 'runuser':
    case 'script': {
      const text =
        shellText(args.filter(each => each.text !== '-')) ??
        args[args.findIndex(each => /^(-c|--command)$/.test(each.text)) + 1];
      return text && args.some(each => /^-[a-z]*c$|^--command$/.test(each.text))
        ? call.shell(text.text)
        : [];
    }
    case 'find':
      return judgeFind(args, call);
    case 'mkdir':
      return [
        {
          item: 'application-directory',
          reason: `makes ${args
            .filter(each => !each.text.startsWith('-'))
            .map(show)
            .join(' ')
            .slice(0, 80)}`,
        },
      ];
    default:
      return [
        ...judgeScriptFile(first, call),
        ...(HARMLESS.has(program) ? [] : wrapped(args, call)),
      ];
  }
}

/** `python3.12` is python, `pip3.12` is pip. */
function programName(program: string): string {
  const name = program.replace(/\.exe$/, '');
  return /^(python|pypy)[\d.]*$/.test(name)
    ? 'python'
    : name.replace(/^pip[\d.]+$/, 'pip');
}

function unknownProgram(first: Word, args: readonly Word[]): Draft[] {
  // `"$@"`: what a function or a container is called with; its calls are seen where they stand.
  if (/^["']?\$\{?[@*\d]/.test(first.unknown ?? '') && first.text === GAP) {
    return [];
  }
  const what = args.some(each => /^(install|add|-i)$/.test(each.text))
    ? 'installs'
    : 'is';
  return [
    {
      item: 'unreadable',
      undecided: true,
      reason: `what ${show(first)} ${what} cannot be read`,
    },
  ];
}

function judgePython(args: readonly Word[], call: Call): Draft[] {
  const at = args.findIndex(each => each.text === '-m');
  const module = args[at + 1];
  if (at >= 0 && module) {
    return LANGUAGE_MANAGERS.has(module.text)
      ? judgeLanguageInstall(module.text)(args.slice(at + 2), call.context)
      : [];
  }
  if (args.some(each => each.text === '-c')) {
    return judgeInline('python', args, call);
  }
  const [file] = args.filter(each => !each.text.startsWith('-'));
  if (file && /(^|\/)setup\.py$/.test(file.text)) {
    return [
      {
        item: 'language-package',
        reason: 'the application is installed as a package of Python',
      },
    ];
  }
  return file && call.context.files.has(programOf(file))
    ? judgeScriptFile(file, call)
    : [];
}

/** Programs in other languages are not read; one that speaks of a manager of system packages may call it. */
function judgeInline(
  program: string,
  args: readonly Word[],
  call: Call,
): Draft[] {
  const text = args.map(each => each.text).join(' ');
  if (text.split(/[^\w.-]+/).some(each => SYSTEM_MANAGERS.has(each))) {
    return [
      {
        item: 'unreadable',
        undecided: true,
        reason: `what ${program} does with a manager of packages is not read`,
      },
    ];
  }
  const [file] = args;
  return file && call.context.files.has(programOf(file))
    ? judgeScriptFile(file, call)
    : [];
}

function judgeFind(args: readonly Word[], call: Call): Draft[] {
  const at = args.findIndex(each => /^-(exec|execdir|ok)$/.test(each.text));
  const inner =
    at < 0
      ? []
      : args
          .slice(at + 1)
          .filter(each => ![';', '+', '{}'].includes(each.text));
  return inner.length > 0
    ? judgeProgram({ ...call, words: inner, reads: false })
    : [];
}

/** An install that something of which nothing is known runs: `retry 5 apt-get install x`. */
function wrapped(args: readonly Word[], call: Call): Draft[] {
  const at = args.findIndex(
    (each, index) =>
      SYSTEM_MANAGERS.has(programOf(each)) &&
      args.slice(index + 1).some(next => installs(programOf(each), next)),
  );
  return at < 0
    ? []
    : judgeSystemInstall(programOf(args[at]))(args.slice(at + 1), call.context);
}

/** Words that `xargs` reads. */
function readWords({ command }: CommandContext): Word[] {
  const before = command.piped.at(-1);
  const content = command.input ?? (before && contentOf(before));
  return content === undefined
    ? [{ text: GAP, unknown: 'what xargs reads' }]
    : content
        .split(/\s+/)
        .filter(text => text !== '')
        .map(text => ({ text, unknown: 'what xargs reads' }));
}
