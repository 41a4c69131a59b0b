import { z } from 'zod';

const LONGEST = 2000;

/** JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * A text that can be stored and shown: without control characters, cut at 2000.
 * What is no text, or an empty one, is absent: one bad field is no reason to
 * refuse thousands of good ones.
 */
export const text = z.string().transform(clean).optional().catch(undefined);

/** A list, of which what is no object is left out. */
export const objects = z
  .array(z.unknown())
  .transform(list => list.filter(isObject))
  .catch([]);

/** @returns whether it is a JSON object, and no list */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own field of an object: never one of its prototype. */
export function field(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name)
    ? value[name]
    : undefined;
}

/** The text of an own field. */
export function textOf(value: unknown, name: string): string | undefined {
  return text.parse(field(value, name));
}

/** The objects in the list of an own field. */
export function objectsOf(value: unknown, name: string): JsonObject[] {
  return objects.parse(field(value, name));
}

function clean(value: string): string | undefined {
  return (
    value
      .slice(0, LONGEST)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001f\u007f]+/g, ' ')
      .trim() || undefined
  );
}
