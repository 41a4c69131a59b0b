import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import {
  forbiddenError,
  isForbiddenHost,
  isLoopbackHost,
} from './forbiddenAddress';

/** Whether an answer sends us elsewhere. */
export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * Where a redirect leads, if it may be followed: within the registry, or for a
 * blob (checked by its digest) to a store on another host. Throws `invalid`.
 */
export function redirectTarget(
  location: string | null,
  from: URL,
  rules: { readonly registry: URL; readonly elsewhere: boolean },
): URL {
  const { registry, elsewhere } = rules;
  if (!location || !URL.canParse(location, from.href)) {
    throw refused(registry, 'nowhere');
  }
  const target = new URL(location, from);
  if (target.protocol !== 'https:' && target.protocol !== 'http:') {
    throw refused(registry, `a ${target.protocol} address`);
  }
  if (target.protocol === 'http:' && registry.protocol === 'https:') {
    throw refused(registry, `${target.host} without HTTPS`);
  }
  if (target.origin !== registry.origin && !elsewhere) {
    throw refused(registry, target.host);
  }
  if (isForbiddenHost(target.hostname) && !isLoopbackHost(registry.hostname)) {
    throw forbiddenError(target.hostname);
  }
  return target;
}

function refused(registry: URL, where: string): ImageReadError {
  return new ImageReadError(
    'invalid',
    `${registry.host} redirects to ${where}; not followed`,
  );
}
