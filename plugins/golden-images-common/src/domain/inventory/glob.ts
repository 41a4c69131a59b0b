/** Whether a whole name matches a pattern in which `*` stands for any characters. No backtracking beyond the last `*`. */
export function matchesGlob(name: string, pattern: string): boolean {
  const [head, ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) {
    return name === pattern;
  }
  if (!name.startsWith(head) || !name.endsWith(tail)) {
    return false;
  }
  let from = head.length;
  for (const part of rest) {
    const found = name.indexOf(part, from);
    if (found < 0) {
      return false;
    }
    from = found + part.length;
  }
  return from <= name.length - tail.length;
}
