import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const CURSOR = z.strictObject({ after: z.array(z.unknown()), of: z.string() });

/** Where the next page of a list begins. Opaque, and of no use for another list. */
export function formatCursor(after: readonly unknown[], list: unknown): string {
  const text = JSON.stringify({ after, of: fingerprint(list) });
  return Buffer.from(text).toString('base64url');
}

/**
 * The key of the last row of the page before.
 * @param list - what the list is of: its name and filter; has to be the same for all pages.
 * @throws InputError that names `cursor`.
 */
export function parseCursor<T>(
  cursor: string | undefined,
  list: unknown,
  key: z.ZodType<T>,
): T | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  const parsed = CURSOR.safeParse(parseJson(cursor));
  const after = parsed.success ? key.safeParse(parsed.data.after) : undefined;
  if (!parsed.success || !after?.success) {
    throw new InputError('cursor: not a cursor of this list');
  }
  if (parsed.data.of !== fingerprint(list)) {
    throw new InputError(
      'cursor: belongs to a list with another filter; start again without it',
    );
  }
  return after.data;
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    throw new InputError('cursor: not a cursor of this list', error);
  }
}

/** The same for lists that are asked for in the same words, in whatever order. */
function fingerprint(list: unknown): string {
  const text = JSON.stringify(list, (_key, value) => {
    if (Array.isArray(value)) {
      return [...value].sort();
    }
    return value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).sort())
      : value;
  });
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
