import type { CST } from 'yaml';

/**
 * Where tokens nest deeper than `most` levels. The library composes by recursion, and a process
 * that runs out of stack while it does may be aborted: what nests too deeply is not given to it.
 */
export function tooDeepAt(token: CST.Token, most: number): number | undefined {
  const open: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { depth } = next;
    if (depth > most) {
      return next.token.offset;
    }
    for (const inner of innerTokens(next.token)) {
      open.push({ token: inner, depth: depth + 1 });
    }
  }
  return undefined;
}

function innerTokens(token: CST.Token): CST.Token[] {
  if (token.type === 'document') {
    return token.value ? [token.value] : [];
  }
  return 'items' in token
    ? token.items.flatMap(({ key, value }) => [
        ...(key ? [key] : []),
        ...(value ? [value] : []),
      ])
    : [];
}
