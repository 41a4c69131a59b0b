/**
 * JSON with the keys of every object in order of their UTF-16 code units and
 * without white space (RFC 8785), so that equal values give equal text. Keys
 * without a value are left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) {
      return part;
    }
    return Object.fromEntries(
      Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
}
