const MOST_WORDS = 64;

/** `php-{fpm,cli}` as the words that it becomes; as it is where it is none, or becomes too many. */
export function expandBraces(text: string): string[] {
  let words = [text];
  for (let round = 0; round < 4; round += 1) {
    const next = words.flatMap(expandFirst);
    if (next.length === words.length || next.length > MOST_WORDS) {
      return words;
    }
    words = next;
  }
  return words;
}

function expandFirst(text: string): string[] {
  const close = text.indexOf('}');
  const open = close < 0 ? -1 : text.lastIndexOf('{', close);
  if (open < 0 || text[open - 1] === '$') {
    return [text];
  }
  const parts = text.slice(open + 1, close).split(',');
  return parts.length > 1
    ? parts.map(part => text.slice(0, open) + part + text.slice(close + 1))
    : [text];
}
