import { stringifyError } from '@backstage/errors';

const LONGEST = 2000;

/** An error in words that may be stored and shown: no credential, no stack, at most 2000 characters. */
export function failureText(error: unknown): string {
  return stringifyError(error)
    .replace(/\/\/[^/\s@]+@/g, '//')
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 …')
    .replace(
      /\b(password|passwd|token|secret|api[-_]?key|signature|sig)(["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi,
      '$1$2…',
    )
    .slice(0, LONGEST);
}
