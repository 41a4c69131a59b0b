import { goldenImagesMessages } from '../translation';

type Messages = { readonly [key: string]: string | Messages };

/**
 * Every message with its letters in full width: `Ｄｅｔａｉｌｓ`. What is read on a
 * screen in plain letters then is either data or a text that no portal can change.
 */
export function otherWords(): Record<string, string> {
  return Object.fromEntries(flat(goldenImagesMessages, ''));
}

/** A text in full width, placeholders left as they are. */
export function fullWidth(text: string): string {
  return text.replace(/\{\{.*?\}\}|[A-Za-z]/g, match =>
    match.length === 1
      ? String.fromCharCode(match.charCodeAt(0) + 0xfee0)
      : match,
  );
}

function flat(messages: Messages, prefix: string): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, fullWidth(value)]]
      : flat(value, `${prefix}${key}.`),
  );
}
