import { createSign, randomUUID, X509Certificate } from 'node:crypto';
import type { SeenRequest } from './LoopbackRegistry';

/** A key and its self-signed certificate, PEM. */
export interface SigningKey {
  readonly key: string;
  readonly certificate: string;
}

/** Whom tokens are for and from. */
export interface TokenIssue {
  readonly issuer: string;
  readonly service: string;
}

/**
 * A token as `docker-registry` wants it
 * (https://distribution.github.io/distribution/spec/auth/jwt/): for the scope
 * of the request, signed with a key whose certificate the registry trusts.
 */
export function issueToken(
  request: SeenRequest,
  { key, certificate }: SigningKey,
  { issuer, service }: TokenIssue,
): { token: string; expires_in: number } {
  const now = Math.floor(Date.now() / 1000);
  const [type, name, actions] = (request.query.get('scope') ?? '').split(':');
  const x5c = [new X509Certificate(certificate).raw.toString('base64')];
  const signed = [
    { typ: 'JWT', alg: 'RS256', x5c },
    {
      iss: issuer,
      sub: 'robot',
      aud: service,
      iat: now,
      nbf: now - 10,
      exp: now + 300,
      jti: randomUUID(),
      access: type ? [{ type, name, actions: actions.split(',') }] : [],
    },
  ]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = createSign('SHA256').update(signed).sign(key, 'base64url');
  return { token: `${signed}.${signature}`, expires_in: 300 };
}
