import { ImageReadError } from '@image-governance/plugin-golden-images-node';

/** Parameters of a next link that say where a listing goes on; Quay has its own. */
const CURSORS = ['last', 'next_page'];

/**
 * The parameter that asks for the next page, from a `Link` header (RFC 8288);
 * `undefined` at the end. Only the cursor is taken: some registries drop a
 * path prefix from the link, and none may choose where we go.
 */
export function nextCursor(
  link: string | null,
): readonly [name: string, value: string] | undefined {
  const target = /<([^>]*)>[^,]*;\s*rel="?next"?/i.exec(link ?? '')?.[1];
  if (target === undefined) {
    return undefined;
  }
  const query = target.split('#')[0].split('?').slice(1).join('?');
  const parameters = new URLSearchParams(query);
  for (const name of CURSORS) {
    const value = parameters.get(name);
    if (value) {
      return [name, value];
    }
  }
  throw new ImageReadError(
    'invalid',
    'The registry says that its listing goes on, but not from where',
  );
}
