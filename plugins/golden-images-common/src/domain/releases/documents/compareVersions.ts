/**
 * Compares versions of packages of any system, well enough to tell a downgrade:
 * numbers by value, the rest by letters, an epoch (`1:`) first, and `~` before
 * the end as in Debian. Not exact for any one system.
 * @returns below 0 when `a` is the older
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = compareParts(left[at], right[at]);
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function partsOf(version: string): string[] {
  const [, epoch = '0', rest] = /^(?:(\d+):)?(.*)$/s.exec(version) ?? [
    '',
    '0',
    version,
  ];
  return [
    epoch,
    ...(rest.replace(/^v(?=\d)/, '').match(/\d+|[a-z]+|~/gi) ?? []),
  ];
}

function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === b) {
    return 0;
  }
  const [rankA, rankB] = [rank(a), rank(b)];
  if (rankA !== rankB) {
    return rankA - rankB;
  }
  const isNumber = rankA === 3;
  const [x, y] = [a ?? '', b ?? ''];
  return isNumber ? Number(x) - Number(y) : x.localeCompare(y, 'en');
}

/** `~` < end < letters < number, but a pre-release word sorts before the end. */
function rank(part: string | undefined): number {
  if (part === undefined) {
    return 1;
  }
  if (part === '~' || /^(alpha|beta|pre|rc|dev)$/i.test(part)) {
    return 0;
  }
  return /^\d/.test(part) ? 3 : 2;
}
