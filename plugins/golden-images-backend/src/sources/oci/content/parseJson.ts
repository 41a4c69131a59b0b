import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import type { z } from 'zod';

/** What a document is and how deep it may nest. */
export interface ParseJsonOptions {
  /** Name of the document in errors. */
  readonly what: string;
  /** Deepest allowed nesting. */
  readonly depth: number;
}

/**
 * Parses untrusted JSON and checks its shape. Throws `invalid`. Neither the
 * error nor a cause quotes the document, since it may hold credentials
 * (`JSON.parse` does quote it).
 */
export function parseJson<T>(
  body: Uint8Array,
  schema: z.ZodType<T>,
  options: ParseJsonOptions,
): T {
  const parsed = schema.safeParse(decode(body, options));
  if (parsed.success) {
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  const place = issue.path.join('.') || 'the document';
  throw new ImageReadError(
    'invalid',
    `${options.what} is not valid at ${place}: ${issue.message}`,
  );
}

function decode(body: Uint8Array, { what, depth }: ParseJsonOptions): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new ImageReadError('invalid', `${what} is not UTF-8 text`);
  }
  if (nestsDeeperThan(text, depth)) {
    throw new ImageReadError(
      'invalid',
      `${what} nests deeper than ${depth} levels`,
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    const kind = /^\s*</.test(text) ? 'a web page' : 'something else';
    throw new ImageReadError('invalid', `${what} is ${kind}, not JSON`);
  }
}

/** Counts brackets outside strings, before anything is built from the text. */
function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at++;
      else if (char === '"') inString = false;
    } else if (char === '"') {
      inString = true;
    } else if (char === '{' || char === '[') {
      if (++depth > limit) return true;
    } else if (char === '}' || char === ']') {
      depth--;
    }
  }
  return false;
}
