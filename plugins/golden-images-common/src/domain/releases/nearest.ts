/** The word most like a mistyped one: at most two letters wrong, missing, extra; case does not matter. */
export function nearest(
  typed: string,
  words: readonly string[],
): string | undefined {
  return words
    .map(word => ({
      word,
      distance: editDistance(typed.toLowerCase(), word.toLowerCase()),
    }))
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance)[0]?.word;
}

/** Levenshtein distance; words that differ in length by more than two count as far apart. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) {
    return Infinity;
  }
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        row[j] + 1,
        next[j - 1] + 1,
        row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length];
}
