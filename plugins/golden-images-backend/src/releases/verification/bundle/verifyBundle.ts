import { createHash, type KeyObject } from 'node:crypto';
import type { Signer } from '@image-governance/plugin-golden-images-common';
import type { Bundle } from '@sigstore/bundle';
import { dsse } from '@sigstore/core';
import {
  toSignedEntity,
  toTrustMaterial,
  Verifier,
  type SignedEntity,
  type TrustMaterial,
} from '@sigstore/verify';
import { SignatureRefused } from './SignatureRefused';
import type { Trust, TrustedIdentity } from './Trust';
import { verifyBytes } from './verifyBytes';

/** Whom a certificate is for, as the library reads it. */
type Identity = ReturnType<Verifier['verify']>['identity'];

/** What a verified bundle says. */
export interface VerifiedBundle {
  readonly signer: Signer;
  /** The signed bytes of a DSSE envelope, with their type; absent for the signature of an artifact. */
  readonly payload?: { readonly type: string; readonly bytes: Buffer };
  /** ISO time at which a log or an authority saw the signature, if one did. */
  readonly signedAt?: string;
}

/**
 * Verifies a bundle offline. A certificate must be of a trusted authority, valid
 * when the signature was seen, in a certificate log, and of a trusted identity;
 * every log entry and timestamp that is in the bundle must hold.
 *
 * What a DSSE envelope says is returned and not judged here: whether it is about
 * the right image is for the caller.
 *
 * @param artifact - what is signed, for a bundle that holds the signature of an artifact
 * @throws SignatureRefused for whatever reason
 */
export function verifyBundle(
  bundle: Bundle,
  trust: Trust,
  artifact?: Buffer,
): VerifiedBundle {
  try {
    const signed = signedBytes(bundle, artifact);
    const entity = entityOf(bundle, signed, artifact);
    const signer =
      entity.key.$case === 'certificate'
        ? byIdentity(entity, trust)
        : byKey(entity, trust);
    return {
      signer,
      payload: payloadOf(bundle),
      signedAt: trust.root && seenAt(entity),
    };
  } catch (error) {
    if (error instanceof SignatureRefused) {
      throw error;
    }
    // Malformed content makes the library throw whatever; it is refused all the same.
    throw new SignatureRefused(
      error instanceof Error ? error.message : String(error),
      { cause: error },
    );
  }
}

/** The bytes that the signature is of. */
function signedBytes(bundle: Bundle, artifact: Buffer | undefined): Buffer {
  if (bundle.content.$case === 'dsseEnvelope') {
    const { payloadType, payload } = bundle.content.dsseEnvelope;
    return dsse.preAuthEncoding(payloadType, payload);
  }
  if (!artifact) {
    throw new SignatureRefused(
      'the bundle holds the signature of an artifact, and there is none to compare it with',
    );
  }
  const { messageDigest } = bundle.content.messageSignature;
  const digests = ['sha256', 'sha384', 'sha512'].map(name =>
    createHash(name).update(artifact).digest(),
  );
  if (!digests.some(digest => digest.equals(messageDigest.digest))) {
    throw new SignatureRefused('the signature is of another artifact');
  }
  return artifact;
}

function entityOf(
  bundle: Bundle,
  signed: Buffer,
  artifact: Buffer | undefined,
): SignedEntity {
  const entity = toSignedEntity(bundle, artifact);
  const { signature: content } = entity;
  return {
    ...entity,
    signature: {
      signature: content.signature,
      compareSignature: other => content.compareSignature(other),
      compareDigest: digest => content.compareDigest(digest),
      compareSignedDigest: digest => content.compareSignedDigest(digest),
      verifySignature: key => verifyBytes(signed, key, content.signature),
    },
  };
}

function byIdentity(entity: SignedEntity, trust: Trust): Signer {
  if (!trust.root) {
    throw new SignatureRefused(
      'it is keyless, and no trusted root is configured to check its certificate with',
    );
  }
  const { identity } = new Verifier(toTrustMaterial(trust.root)).verify(entity);
  const trusted = trust.identities.find(one => isExactly(one, identity));
  if (!trusted) {
    throw new SignatureRefused(
      `it is by ${identity?.subjectAlternativeName} (issuer ${identity?.extensions?.issuer}), who is not among the trusted identities`,
    );
  }
  return { kind: 'identity', ...trusted };
}

function isExactly(
  { subject, issuer }: TrustedIdentity,
  identity: Identity,
): boolean {
  return (
    identity?.subjectAlternativeName === subject &&
    identity.extensions?.issuer === issuer
  );
}

function byKey(entity: SignedEntity, trust: Trust): Signer {
  const trusted = trust.keys.find(({ key }) =>
    entity.signature.verifySignature(key),
  );
  if (!trusted) {
    throw new SignatureRefused('it is by none of the trusted keys');
  }
  const needed = trust.keysNeedLog ? 1 : 0;
  if (!trust.root && needed > 0) {
    throw new SignatureRefused(
      'it must be in a transparency log, and no trusted root is configured to check that with',
    );
  }
  if (trust.root) {
    new Verifier(materialOf(trust, trusted.key), {
      ctlogThreshold: 0,
      tlogThreshold: needed,
      timestampThreshold: needed,
    }).verify(entity);
  }
  return { kind: 'key', name: trusted.name };
}

function materialOf({ root }: Trust, publicKey: KeyObject): TrustMaterial {
  if (!root) {
    throw new SignatureRefused('no trusted root is configured');
  }
  return toTrustMaterial(root, () => ({ publicKey, validFor: () => true }));
}

function payloadOf(bundle: Bundle): VerifiedBundle['payload'] {
  if (bundle.content.$case !== 'dsseEnvelope') {
    return undefined;
  }
  const { payloadType, payload } = bundle.content.dsseEnvelope;
  return { type: payloadType, bytes: payload };
}

/** The first time that somebody else saw it; the time of a log counts only with its signed promise. */
function seenAt({ timestamps }: SignedEntity): string | undefined {
  const [first] = timestamps
    .flatMap(one => {
      if (one.$case === 'timestamp-authority') {
        return [one.timestamp.signingTime];
      }
      const { integratedTime, inclusionPromise } = one.tlogEntry;
      return inclusionPromise ? [new Date(Number(integratedTime) * 1000)] : [];
    })
    .sort((a, b) => a.getTime() - b.getTime());
  return first?.toISOString();
}
