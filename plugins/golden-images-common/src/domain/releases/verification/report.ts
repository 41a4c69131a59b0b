import type { Digest } from '../../inventory/digest';
import type { Provenance } from './provenance';

/** Whose signature was verified. */
export type Signer =
  | { readonly kind: 'key'; readonly name: string }
  | {
      readonly kind: 'identity';
      readonly subject: string;
      readonly issuer: string;
    };

/**
 * One signature that is attached to an image. One that is there and could not be
 * verified counts for nothing, and says why (AMB-26).
 */
export type SignatureCheck = {
  /** `cosign`: simple signing or an envelope at a tag; `bundle`: a sigstore bundle. */
  readonly format: 'cosign' | 'bundle';
  /** The tag, or the digest of the referrer, that it was found at. */
  readonly place: string;
} & (
  | {
      readonly state: 'verified';
      readonly signer: Signer;
      /** ISO time at which a log or an authority saw it. */
      readonly signedAt?: string;
    }
  | { readonly state: 'not-verified'; readonly reason: string }
);

/** What an attestation is about. */
export type AttestationKind =
  | 'signature'
  | 'provenance'
  | 'sbom'
  | 'scan'
  | 'other';

/** An attestation; what it says is known only once its signature is verified. */
export type AttestationCheck = SignatureCheck & {
  readonly kind?: AttestationKind;
  readonly predicateType?: string;
  readonly provenance?: Provenance;
};

/** What was found attached to an image, and what of it holds (R-VER-01, R-VER-05). */
export interface VerificationReport {
  readonly digest: Digest;
  /** ISO time of the check. */
  readonly at: string;
  /** Signatures of the image itself. */
  readonly signatures: readonly SignatureCheck[];
  /** Signed statements about it. */
  readonly attestations: readonly AttestationCheck[];
}

/** Who signed, in words. */
export function signerText(signer: Signer): string {
  return signer.kind === 'key'
    ? `the key ${signer.name}`
    : `${signer.subject} (vouched for by ${signer.issuer})`;
}
