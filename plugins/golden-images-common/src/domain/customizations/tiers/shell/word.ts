/** Stands in a text for what is only known when it runs. */
export const GAP = '\u0000';

/** Characters of a word that are shown at most. */
const MOST_SHOWN = 1_000;

/** A word of a command, as far as it can be known. */
export interface Word {
  /** With {@link GAP} for each part that is not known. */
  readonly text: string;
  /** The first part that is not known, as it is written: `$PACKAGES`, `$(cat list)`. */
  readonly unknown?: string;
}

/** A word as a person reads it. */
export function show({ text, unknown }: Word): string {
  return text.slice(0, MOST_SHOWN).replaceAll(GAP, unknown ?? '?');
}

/** A word that is known. */
export function literal(text: string): Word {
  return { text };
}

/**
 * Whether a word may be this text once it runs. A gap may be anything, but
 * nothing that has a space or a slash in it when the text has none.
 */
export function mayBe({ text }: Word, wanted: string): boolean {
  const first = text.indexOf(GAP);
  if (first < 0) {
    return text === wanted;
  }
  const last = text.lastIndexOf(GAP);
  const [start, end] = [text.slice(0, first), text.slice(last + 1)];
  return (
    wanted.length >= start.length + end.length &&
    wanted.startsWith(start) &&
    wanted.endsWith(end)
  );
}
