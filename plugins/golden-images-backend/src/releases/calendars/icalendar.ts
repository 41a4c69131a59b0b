/** A property of an iCalendar component; the value as it stands in the file, escaped where it is text. */
export type Property = readonly [name: string, value: string];

/** Octets of the longest line, without its end (RFC 5545, 3.1). */
const LONGEST_LINE = 75;

/** Escapes a value of type TEXT (RFC 5545, 3.3.11); control characters, which the grammar does not have, become spaces. */
export function text(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

/** A date (RFC 5545, 3.3.4) from an ISO date. */
export function date(iso: string): string {
  return iso.slice(0, 10).replaceAll('-', '');
}

/** A time in UTC (RFC 5545, 3.3.5) from an ISO time in UTC. */
export function utcTime(iso: string): string {
  return `${date(iso)}T${iso.slice(11, 19).replaceAll(':', '')}Z`;
}

/** A component: its properties first, then its components, as the grammar wants it. */
export function component(
  name: string,
  properties: readonly Property[],
  components: readonly string[] = [],
): string {
  return [
    line('BEGIN', name),
    ...properties.map(([key, value]) => line(key, value)),
    ...components,
    line('END', name),
  ].join('');
}

/** A content line, folded between characters, with its end. */
function line(name: string, value: string): string {
  const lines = [''];
  let octets = 0;
  for (const character of `${name}:${value}`) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      lines.push(' ');
      octets = 1;
    }
    lines[lines.length - 1] += character;
    octets += size;
  }
  return `${lines.join('\r\n')}\r\n`;
}
