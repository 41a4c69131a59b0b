const PARTS = /\d+|\D+/g;

const PRE_RELEASE = /^-(?:alpha|beta|rc|pre)/;

/**
 * Orders versions and tracks as people do, oldest first: `3.9` before `3.10`,
 * `1.2.0` before `1.10.0`, `1.2.0-rc.1` before `1.2.0`. Numbers inside are
 * compared as numbers of any length.
 */
export function compareVersions(a: string, b: string): number {
  const left = a.match(PARTS) ?? [];
  const right = b.match(PARTS) ?? [];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const byPart = compareParts(left[i] ?? '', right[i] ?? '');
    if (byPart !== 0) {
      return byPart;
    }
  }
  return 0;
}

function compareParts(a: string, b: string): number {
  if (isNumber(a) && isNumber(b)) {
    return order(BigInt(a), BigInt(b));
  }
  if (a === '' || b === '') {
    const longer = PRE_RELEASE.test(a || b);
    return longer ? order(b, a) : order(a, b);
  }
  return order(a, b);
}

function order<T extends string | bigint>(a: T, b: T): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part);
}
