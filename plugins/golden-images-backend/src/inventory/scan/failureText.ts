import { stringifyError } from '@backstage/errors';

const LONGEST = 2000;
/** Knex puts the statement with its values before what the database said. */
const STATEMENT =
  /\b(?:select|insert into|update|delete from)\s[^\n]*?[`"]\w+[`"][\s\S]* - /;

/** An error in words that may be stored and shown: no credential, no statement, no stack, at most 2000 characters. */
export function failureText(error: unknown): string {
  return withoutSecrets(stringifyError(error)).slice(0, LONGEST);
}

/** The error as it may be thrown to where it is logged: the scheduler logs and keeps what a task throws. */
export function failureToShow(error: unknown): Error {
  if (!(error instanceof Error)) {
    return new Error(failureText(error));
  }
  const shown = new Error(withoutSecrets(error.message).slice(0, LONGEST));
  shown.name = error.name;
  shown.stack = error.stack && withoutSecrets(error.stack);
  return shown;
}

function withoutSecrets(text: string): string {
  return text
    .replace(STATEMENT, 'governance database: ')
    .replace(/\/\/[^/\s@]+@/g, '//')
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 …')
    .replace(
      /\b(password|passwd|token|secret|api[-_]?key|signature|sig)(["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi,
      '$1$2…',
    );
}
