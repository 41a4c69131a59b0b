import { ImageReadError } from '@image-governance/plugin-golden-images-node';

/** What a realm is judged by. */
export interface RealmRules {
  /** Where the registry's API is. */
  readonly url: URL;
  /** Hosts beside the registry's own that may issue its tokens. */
  readonly tokenHosts: readonly string[];
}

/**
 * The token endpoint a challenge names, if credentials may go there: to the
 * registry's own host or a configured one, and never less protected than the
 * registry itself. Throws `unauthorised` otherwise.
 */
export function checkRealm(
  realm: string,
  { url: registry, tokenHosts }: RealmRules,
): URL {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  if (!url || url.username || url.password) {
    throw new ImageReadError(
      'unauthorised',
      `${registry.host} names a token endpoint that is not a plain URL`,
    );
  }
  if (url.host !== registry.host && !tokenHosts.includes(url.host)) {
    throw new ImageReadError(
      'unauthorised',
      `${registry.host} sends credentials to ${url.host}; name that host under "tokenHosts" if it is to be trusted`,
    );
  }
  const allowed =
    registry.protocol === 'http:' ? ['http:', 'https:'] : ['https:'];
  if (!allowed.includes(url.protocol)) {
    throw new ImageReadError(
      'unauthorised',
      `${registry.host} names a token endpoint that is not HTTPS`,
    );
  }
  return url;
}
