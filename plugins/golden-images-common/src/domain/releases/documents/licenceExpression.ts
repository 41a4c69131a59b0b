import parse, { type Info } from 'spdx-expression-parse';

const MOST_TOKENS = 500;

/** A licence expression: one licence, or several of which all apply or one may be chosen. */
export type LicenceExpression =
  | { readonly licence: string }
  | {
      readonly conjunction: 'and' | 'or';
      readonly of: readonly [LicenceExpression, LicenceExpression];
    };

/**
 * Parses an SPDX expression with more tolerance than the specification: any
 * letter case, and ids that are on no list. Text that is no expression
 * (`GPL, see file`) is `undefined`.
 */
export function parseLicence(text: string): LicenceExpression | undefined {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  if (tokens.length === 0 || tokens.length > MOST_TOKENS) {
    return undefined;
  }
  // The parser decides on the structure alone: names stand in for licences it may not know.
  const licences: string[] = [];
  const plain: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (/^([()]|and|or)$/i.test(token)) {
      plain.push(token.toUpperCase());
    } else if (/^with$/i.test(token)) {
      const exception = tokens[(at += 1)];
      if (licences.length === 0 || !exception) {
        return undefined;
      }
      licences.push(`${licences.pop()} WITH ${exception}`);
    } else if (/^[A-Za-z0-9.+:_-]+$/.test(token)) {
      plain.push(`LicenseRef-${licences.length}`);
      licences.push(token);
    } else {
      return undefined;
    }
  }
  try {
    return named(parse(plain.join(' ')), licences);
  } catch {
    // Not an expression: the caller takes it for unclear.
    return undefined;
  }
}

function named(info: Info, licences: readonly string[]): LicenceExpression {
  return 'license' in info
    ? { licence: licences[Number(info.license.slice('LicenseRef-'.length))] }
    : {
        conjunction: info.conjunction,
        of: [named(info.left, licences), named(info.right, licences)],
      };
}
