import { stringifyError } from '@backstage/errors';

const LONGEST = 2000;
/** Knex puts the statement with its values before what the database said. */
const STATEMENT =
  /\b(?:select|insert into|update|delete from)\s[^\n]*?[`"]\w+[`"][\s\S]* - /;

/** An error in words that may be stored and shown: no credential, no statement, no stack, at most 2000 characters. */
export function failureText(error: unknown): string {
  return stringifyError(error)
    .replace(STATEMENT, 'governance database: ')
    .replace(/\/\/[^/\s@]+@/g, '//')
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 …')
    .replace(
      /\b(password|passwd|token|secret|api[-_]?key|signature|sig)(["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi,
      '$1$2…',
    )
    .slice(0, LONGEST);
}
