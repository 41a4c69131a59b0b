import type { Policy } from '../policy/policy';
import type { ImageReference } from './reference';

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
  const host = canonicalHost(registry);
  const { internal, own, upstream } = policy.registries;
  if (host === canonicalHost(internal)) {
    return locateInternal(repository, policy);
  }
  if (own.some(one => host === canonicalHost(one))) {
    return { section: 'own' };
  }
  const place = `${host}/${repository}`;
  return upstream.some(one => below(place, canonicalPlace(one)) !== undefined)
    ? { section: 'upstream' }
    : { section: 'third-party' };
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

/** Hosts compare without case; Docker Hub has an alias. */
function canonicalHost(host: string): string {
  const lower = host.toLocaleLowerCase('en-US');
  return lower === 'index.docker.io' ? 'docker.io' : lower;
}

function canonicalPlace(place: string): string {
  const slash = place.indexOf('/');
  return slash < 0
    ? canonicalHost(place)
    : `${canonicalHost(place.slice(0, slash))}${place.slice(slash)}`;
}
