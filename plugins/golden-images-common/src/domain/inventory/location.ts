import type { Policy } from '../policy/policy';
import type { ImageReference } from './reference';
import { canonicalHost } from './registryHost';

/** Which section of the estate a reference points into, by exact host and path segment (R-REG-01, R-REG-08, AMB-16). */
export type Location =
  | { readonly section: 'golden'; readonly family: string }
  | {
      readonly section: 'team-approved';
      readonly team: string;
      readonly image: string;
    }
  | { readonly section: 'staging' }
  | { readonly section: 'own' }
  | { readonly section: 'upstream' }
  | { readonly section: 'third-party' };

/**
 * Classifies a reference by location. Only whole hosts and whole path segments
 * match: `golden-evil/` is not `golden/`, `evil.example/internal…` is not the
 * internal registry (GT-REF-08..10).
 */
export function locate(
  reference: Pick<ImageReference, 'registry' | 'repository'>,
  policy: Policy,
): Location {
  const { registry, repository } = reference;
  if (isInternalRegistry(registry, policy)) {
    return locateInternal(repository, policy);
  }
  const host = canonicalHost(registry);
  const { own, upstream } = policy.registries;
  if (own.includes(host)) {
    return { section: 'own' };
  }
  const place = `${host}/${repository}`;
  return upstream.some(one => below(place, one) !== undefined)
    ? { section: 'upstream' }
    : { section: 'third-party' };
}

/** Whether a host is the registry that golden images live in. */
export function isInternalRegistry(host: string, policy: Policy): boolean {
  return canonicalHost(host) === policy.registries.internal;
}

function locateInternal(repository: string, policy: Policy): Location {
  const { golden, teamApproved, staging } = policy.paths;
  const family = below(repository, golden);
  if (family) {
    return { section: 'golden', family };
  }
  const variant = below(repository, teamApproved);
  if (variant?.includes('/')) {
    const slash = variant.indexOf('/');
    return {
      section: 'team-approved',
      team: variant.slice(0, slash),
      image: variant.slice(slash + 1),
    };
  }
  return below(repository, staging)
    ? { section: 'staging' }
    : { section: 'own' };
}

/** What is left of a path below a prefix of whole segments; empty when they are equal, `undefined` when it is elsewhere. */
function below(path: string, prefix: string): string | undefined {
  const segments = prefix.replace(/^\/+|\/+$/g, '');
  if (path === segments) {
    return '';
  }
  return path.startsWith(`${segments}/`)
    ? path.slice(segments.length + 1)
    : undefined;
}
