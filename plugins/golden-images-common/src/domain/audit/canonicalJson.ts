/**
 * JSON with the keys of every object in order of their UTF-16 code units and
 * without white space (RFC 8785), so that equal values give equal text, in any
 * language that checks it. Keys without a value are left out, as `JSON.stringify` does.
 */
export function canonicalJson(value: unknown): string {
  const plain = JSON.stringify(value);
  return plain === undefined ? 'null' : write(JSON.parse(plain));
}

function write(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(write).join(',')}]`;
  }
  if (value === null || typeof value !== 'object') {
    return JSON.stringify(value);
  }
  // An object cannot hold this order itself: it puts keys such as `10` first.
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${write(part)}`);
  return `{${members.join(',')}}`;
}
