/** Words of an argument, split at blanks outside quotes; quotes stay. */
export function splitWords(text: string, escape = '\\'): string[] {
  const words: string[] = [];
  let start = -1;
  let quote = '';
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at];
    if (at === text.length || (quote === '' && /\s/.test(char))) {
      if (start >= 0) {
        words.push(text.slice(start, at));
        start = -1;
      }
      continue;
    }
    start = start < 0 ? at : start;
    if (char === escape && quote !== "'") {
      at += 1;
    } else if (char === quote) {
      quote = '';
    } else if (quote === '' && (char === '"' || char === "'")) {
      quote = char;
    }
  }
  return words;
}
