import type { Credentials } from './Credentials';
import type { ExchangeRequest } from './exchange';

const CLIENT = 'golden-images-for-backstage';

/** Where and for what a registry's tokens are to be had, as its challenge said. */
export interface BearerScheme {
  readonly kind: 'bearer';
  readonly realm: URL;
  readonly service?: string;
}

/**
 * The request for a token (https://distribution.github.io/distribution/spec/auth/token/);
 * a refresh token goes into a form instead (…/spec/auth/oauth/).
 */
export function tokenRequest(
  { realm, service }: BearerScheme,
  scope: string,
  credentials: Credentials,
): Omit<ExchangeRequest, 'maxBytes'> {
  const asked = { ...(service && { service }), ...(scope && { scope }) };
  if (credentials.kind === 'identity') {
    return {
      method: 'POST',
      url: realm,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        ...asked,
        grant_type: 'refresh_token',
        client_id: CLIENT,
        refresh_token: credentials.token,
      }).toString(),
    };
  }
  const url = new URL(realm);
  for (const [name, value] of Object.entries(asked)) {
    url.searchParams.set(name, value);
  }
  const authorization = basicHeader(credentials);
  return {
    method: 'GET',
    url,
    headers: authorization ? { authorization } : {},
  };
}

/** The header that answers a Basic challenge; `undefined` without name and password. */
export function basicHeader(credentials: Credentials): string | undefined {
  if (credentials.kind !== 'basic') {
    return undefined;
  }
  const { username, password } = credentials;
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
