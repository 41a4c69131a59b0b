import { constants, verify, type KeyObject } from 'node:crypto';

/**
 * Whether the signature of some bytes is by a key, with the hash that belongs to
 * the key: of P-384 and P-521 SHA-384 and SHA-512 (and SHA-256, which some tools
 * use with every curve), of RSA PKCS #1 v1.5 or PSS. Never throws.
 */
export function verifyBytes(
  bytes: Buffer,
  key: KeyObject,
  signature: Buffer,
): boolean {
  try {
    return waysOf(key).some(({ hash, padding }) =>
      verify(
        hash,
        bytes,
        padding === undefined
          ? key
          : {
              key,
              padding,
              ...(padding === constants.RSA_PKCS1_PSS_PADDING && {
                saltLength: constants.RSA_PSS_SALTLEN_AUTO,
              }),
            },
        signature,
      ),
    );
  } catch {
    return false;
  }
}

interface Way {
  readonly hash: string | null;
  readonly padding?: number;
}

function waysOf(key: KeyObject): readonly Way[] {
  switch (key.asymmetricKeyType) {
    case 'ed25519':
      return [{ hash: null }];
    case 'ec':
      return hashesOf(key.asymmetricKeyDetails?.namedCurve).map(hash => ({
        hash,
      }));
    case 'rsa':
    case 'rsa-pss':
      return ['sha256', 'sha384', 'sha512'].flatMap(hash => [
        ...(key.asymmetricKeyType === 'rsa'
          ? [{ hash, padding: constants.RSA_PKCS1_PADDING }]
          : []),
        { hash, padding: constants.RSA_PKCS1_PSS_PADDING },
      ]);
    default:
      return [];
  }
}

function hashesOf(curve: string | undefined): readonly string[] {
  switch (curve) {
    case 'secp384r1':
      return ['sha384', 'sha256'];
    case 'secp521r1':
      return ['sha512', 'sha256'];
    default:
      return ['sha256'];
  }
}
