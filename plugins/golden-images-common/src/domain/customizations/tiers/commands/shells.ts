import type { Draft } from '../draft';
import { GAP, show, type Word } from '../shell/word';
import { DOWNLOADERS } from './downloads';
import { contentOf } from './fileCommands';
import type { Call } from './judgeProgram';
import { programOf } from './program';
import { shellText } from './unwrap';

/** Judges a shell that is called: with a text, with a file, or with what is put into it. */
export function judgeShell(args: readonly Word[], call: Call): Draft[] {
  const text = shellText(args);
  if (text) {
    return text.text === GAP
      ? [unknownScript(show(text))]
      : call.shell(text.text);
  }
  const file = args.find(each => !/^[-+]/.test(each.text));
  const stdin =
    args.some(each => /^-[a-z]*s$/.test(each.text)) ||
    file?.text === '-' ||
    file?.text === '/dev/stdin';
  if (file && !stdin) {
    return judgeScriptFile(file, call);
  }
  const { command } = call.context;
  const before = command.piped.at(-1);
  const put = command.input ?? (before && contentOf(before));
  if (put !== undefined) {
    return call.shell(put);
  }
  if (command.piped.some(each => DOWNLOADERS.has(programOf(each.words[0])))) {
    return [downloaded('what is downloaded')];
  }
  return before ? [unknownScript('what is put into the shell')] : [];
}

/** Judges a file that is run. While the container starts it is the application's own. */
export function judgeScriptFile(file: Word, call: Call): Draft[] {
  const { files, moment } = call.context;
  const shown = show(file);
  if (/^[<>]\(/.test(file.unknown ?? '')) {
    return [
      /\b(curl|wget)\b/.test(file.unknown ?? '')
        ? downloaded(shown)
        : unknownScript(shown),
    ];
  }
  const name = programOf(file);
  if (files.has(name)) {
    const content = files.get(name);
    if (content === undefined) {
      return [downloaded(shown)];
    }
    // Each file once: one may call itself.
    files.delete(name);
    const drafts = isShell(content, name) ? call.shell(content) : [];
    files.set(name, content);
    return drafts;
  }
  if (moment !== 'build' || call.functions.has(file.text)) {
    return [];
  }
  const isCalled = programOf(call.words[0]) !== name;
  return /\.(sh|bash)$/.test(name) || (isCalled && file.text.includes('/'))
    ? [
        {
          item: 'local-script',
          undecided: true,
          reason: `${shown} is run while the image is built, and what it does does not stand here: reviewers read it`,
        },
      ]
    : [];
}

function isShell(content: string, name: string): boolean {
  const [first = ''] = content.trimStart().split('\n', 1);
  return first.startsWith('#!')
    ? /\b(ba|da|a|z|k)?sh\b/.test(first)
    : /\.(sh|bash)$/.test(name) || !name.includes('.');
}

function downloaded(what: string): Draft {
  return {
    item: 'external-source',
    undecided: true,
    reason: `${what} is run, and what a downloaded file does cannot be read here`,
  };
}

function unknownScript(what: string): Draft {
  return {
    item: 'unreadable',
    undecided: true,
    reason: `${what} is run as shell, and what that is cannot be read`,
  };
}
