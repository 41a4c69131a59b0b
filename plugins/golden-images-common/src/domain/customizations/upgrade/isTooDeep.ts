/** Deeper than anything people write; a parser that works by recursion stays far from its end. */
const DEEPEST = 100;
const WIDEST_INDENT = 500;

/** Whether YAML is nested so deeply that its parser should not be given it. Linear in the length. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : depth - 1;
    // Brackets in texts need not match; what closes more than was opened hides no depth.
    depth = Math.max(depth, 0);
    if (depth > DEEPEST) {
      return true;
    }
  }
  return new RegExp(`^[ \\t?:-]{${WIDEST_INDENT}}`, 'm').test(text);
}
