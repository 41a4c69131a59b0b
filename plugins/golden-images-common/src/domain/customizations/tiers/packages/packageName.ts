import { GAP, show, type Word } from '../shell/word';

/** A package as an instruction asks for it. */
export interface AskedPackage {
  /** Name with its gaps. */
  readonly name: Word;
  readonly version?: string;
}

/** Splits what is asked for into name and version, as the manager writes it. */
export function splitPackage(word: Word, manager: string): AskedPackage {
  const { text, unknown } = word;
  const at = versionStart(text, manager);
  if (at < 0) {
    return { name: word };
  }
  const version = text
    .slice(at)
    .replace(/^\[[^\]]*\]/, '')
    .replace(/^[-=<>~!@^/:.]+/, '');
  return {
    name: {
      text: text.slice(0, at),
      ...(text.slice(0, at).includes(GAP) && { unknown }),
    },
    ...(version && { version: show({ text: version, unknown }) }),
  };
}

function versionStart(text: string, manager: string): number {
  switch (manager) {
    case 'apt':
      return text.search(/[=/:]/);
    case 'apk':
      return text.search(/[=<>~@]/);
    case 'dnf':
    case 'rpm':
      // Not the number inside `java-1.8.0-openjdk`.
      return text.search(
        /-\d[^-]*(-\d[^-]*)?$|\.(x86_64|noarch|aarch64|i686)$|[<>=]/,
      );
    case 'pip':
      return text.search(/[=<>~!@[; ]/);
    case 'npm':
      return text.indexOf('@', 1);
    case 'go':
    case 'cargo':
      return text.indexOf('@');
    default:
      return text.search(/[=<>~]/);
  }
}
