import { resolve } from 'node:path';

/** Where files are read from: a place on this machine, or a URL that the portal's integrations can read. */
export type FileLocation =
  | { readonly kind: 'path'; readonly path: string; readonly display: string }
  | { readonly kind: 'url'; readonly url: string; readonly display: string };

/** Tells a URL (`http:`, `https:`) from a path. `display` is for people and holds no credential. */
export function fileLocation(target: string): FileLocation {
  if (/^https?:\/\//i.test(target)) {
    return { kind: 'url', url: target, display: withoutCredentials(target) };
  }
  return { kind: 'path', path: resolve(target), display: target };
}

function withoutCredentials(target: string): string {
  const url = new URL(target);
  url.username = '';
  url.password = '';
  url.search = '';
  return url.toString();
}
