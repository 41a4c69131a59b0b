/** One challenge of a `WWW-Authenticate` header (RFC 9110, 11.6.1). */
export interface Challenge {
  /** Lower case, e.g. `bearer`. */
  readonly scheme: string;
  /** Parameters by lower-case name. */
  readonly parameters: Readonly<Record<string, string>>;
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const PARAMETER = new RegExp(
  `^(${TOKEN})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|(${TOKEN}))`,
);
const SCHEME = new RegExp(`^(${TOKEN})(?:\\s+|(?=,)|$)`);
const TOKEN68 = /^[A-Za-z0-9._~+/-]+=*(?=\s*(?:,|$))/;
const LONGEST_HEADER = 8192;

/**
 * Parses all challenges of a header: several may share one, separated by the
 * same comma that separates parameters. What cannot be read ends the list.
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] =
    [];
  let rest = header.slice(0, LONGEST_HEADER).replace(/^[\s,]+/, '');
  while (rest) {
    const current = challenges[challenges.length - 1];
    const parameter = PARAMETER.exec(rest);
    const scheme = SCHEME.exec(rest);
    if (parameter && current) {
      const [, name, quoted, plain] = parameter;
      current.parameters[name.toLowerCase()] =
        plain ?? quoted.replace(/\\(.)/g, '$1');
      rest = rest.slice(parameter[0].length);
    } else if (scheme) {
      challenges.push({ scheme: scheme[1].toLowerCase(), parameters: {} });
      rest = rest.slice(scheme[0].length);
      if (!PARAMETER.test(rest)) {
        rest = rest.replace(TOKEN68, '');
      }
    } else {
      break;
    }
    rest = rest.replace(/^[\s,]+/, '');
  }
  return challenges;
}
