import { z } from 'zod';
import { parseJson } from './parseJson';

const namesSchema = z
  .array(z.string())
  .nullish()
  .transform(names => names ?? []);
const catalogSchema = z.object({ repositories: namesSchema });
const tagsSchema = z.object({ name: z.string(), tags: namesSchema });

/** A page of `_catalog`. Throws `invalid`. */
export function parseCatalog(
  body: Uint8Array,
  { jsonDepth }: { readonly jsonDepth: number },
): string[] {
  return parseJson(body, catalogSchema, {
    what: 'The list of repositories',
    depth: jsonDepth,
  }).repositories;
}

/** A page of `tags/list`; a repository whose tags were all deleted lists `null`. Throws `invalid`. */
export function parseTags(
  body: Uint8Array,
  { jsonDepth }: { readonly jsonDepth: number },
): string[] {
  return parseJson(body, tagsSchema, {
    what: 'The list of tags',
    depth: jsonDepth,
  }).tags;
}
