/** Controls but tab and line breaks; overrides and isolates of the direction of writing; halves of characters. */
const HIDDEN = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u;
const LINE_BREAK = /[\t\n\r\u2028\u2029]/;

/**
 * What is wrong with a text that somebody wrote, in a sentence; `undefined` when
 * nothing is. Characters that make a text read otherwise than it is, or that a
 * database cannot keep, are refused rather than taken out: what is on record is
 * what was sent.
 */
export function textProblem(
  text: string,
  options: {
    /** As whoever wrote it knows it: `title`. */
    readonly field: string;
    /** In UTF-16 units. */
    readonly maxLength: number;
    readonly required?: boolean;
    /** Whether it may have line breaks. */
    readonly lines?: boolean;
  },
): string | undefined {
  const { field, maxLength, required, lines } = options;
  if (required && text.trim() === '') {
    return `${field}: is empty`;
  }
  if (text.length > maxLength) {
    return `${field}: has ${text.length} characters; at most ${maxLength} are kept`;
  }
  if (HIDDEN.test(text)) {
    return `${field}: has control characters, or characters that turn the direction of writing; take them out`;
  }
  return !lines && LINE_BREAK.test(text)
    ? `${field}: is one line; it has a line break or a tab`
    : undefined;
}
