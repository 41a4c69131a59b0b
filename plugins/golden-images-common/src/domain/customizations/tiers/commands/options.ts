import type { Word } from '../shell/word';

/** Arguments of a command, told apart. */
export interface Arguments {
  /** By the name as it is written, dashes included; several may have one name. */
  readonly options: readonly { readonly name: string; readonly value?: Word }[];
  readonly operands: readonly Word[];
}

/**
 * Tells options from operands. `valued` are the options that take the next
 * word; a short one may have its value attached.
 */
export function readArguments(
  words: readonly Word[],
  valued: ReadonlySet<string>,
): Arguments {
  const options: { name: string; value?: Word }[] = [];
  const operands: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const { text } = word;
    if (text === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    if (!text.startsWith('-') || text === '-') {
      operands.push(word);
    } else if (text.startsWith('--') && text.includes('=')) {
      const equals = text.indexOf('=');
      options.push({
        name: text.slice(0, equals),
        value: { ...word, text: text.slice(equals + 1) },
      });
    } else if (valued.has(text)) {
      at += 1;
      options.push({ name: text, value: words[at] });
    } else if (!text.startsWith('--') && valued.has(text.slice(0, 2))) {
      options.push({
        name: text.slice(0, 2),
        value: { ...word, text: text.slice(2).replace(/^=/, '') },
      });
    } else {
      options.push({ name: text });
    }
  }
  return { options, operands };
}

/** Names of options from a line. */
export function names(text: string): ReadonlySet<string> {
  return new Set(text.split(' ').filter(name => name !== ''));
}
