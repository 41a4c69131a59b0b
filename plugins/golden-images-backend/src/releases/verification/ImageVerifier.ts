import {
  attestationKind,
  readProvenance,
  type AttestationCheck,
  type Digest,
  type SignatureCheck,
  type TrustedBuilder,
  type VerificationReport,
} from '@image-governance/plugin-golden-images-common';
import type {
  ArtifactLayer,
  AttachedArtifact,
  ReadOptions,
} from '@image-governance/plugin-golden-images-node';
import { parseBundle } from './bundle/parseBundle';
import { SignatureRefused } from './bundle/SignatureRefused';
import { statementAbout, type Statement } from './bundle/statement';
import type { Trust } from './bundle/Trust';
import { verifyBundle, type VerifiedBundle } from './bundle/verifyBundle';
import { claimedKind } from './claimedKind';
import { verifyEnvelope, verifySimpleSigning } from './cosign';
import {
  MOST_BYTES_TOGETHER,
  readSignedBody,
  type ArtifactReader,
} from './readSignedBody';

const SIMPLE_SIGNING = 'application/vnd.dev.cosign.simplesigning.v1+json';
const ENVELOPE = 'application/vnd.dsse.envelope.v1+json';
const BUNDLE = /^application\/vnd\.dev\.sigstore\.bundle[.+]/;

/** An image by its content. */
export interface ImageToVerify {
  readonly repository: string;
  readonly digest: Digest;
}

/** A body that was found, kept as evidence whether or not it holds (R-RET-04). */
export interface SignedBody {
  readonly place: string;
  readonly layer: ArtifactLayer;
  readonly body: Buffer;
  /** What it says, once it is verified. */
  readonly statement?: Statement;
  /** The bytes of that. */
  readonly payload?: Buffer;
}

/** What came of a verification. */
export interface Verification {
  readonly report: VerificationReport;
  readonly bodies: readonly SignedBody[];
}

/** Verifies what is attached to images: offline, with no tool but this process. */
export class ImageVerifier {
  readonly #trust: Trust;
  readonly #builders: readonly TrustedBuilder[];
  readonly #now: () => Date;

  static create(options: {
    trust: Trust;
    builders: readonly TrustedBuilder[];
    now: () => Date;
  }): ImageVerifier {
    return new ImageVerifier(options);
  }

  private constructor(options: {
    trust: Trust;
    builders: readonly TrustedBuilder[];
    now: () => Date;
  }) {
    this.#trust = options.trust;
    this.#builders = options.builders;
    this.#now = options.now;
  }

  /**
   * Reads and judges everything that is attached to an image and signed. What is
   * damaged or missing is refused by itself.
   * @throws ImageReadError when the registry could not be read: that proves nothing either way
   */
  async verify(
    image: ImageToVerify,
    reader: ArtifactReader,
    options: ReadOptions,
  ): Promise<Verification> {
    const signatures: SignatureCheck[] = [];
    const attestations: AttestationCheck[] = [];
    const bodies: SignedBody[] = [];
    const artifacts = await reader.listArtifacts(
      image.repository,
      image.digest,
      options,
    );
    let bytesLeft = MOST_BYTES_TOGETHER;
    for (const { artifact, layer } of signedLayers(artifacts)) {
      const { check, signed } = await this.#judge(
        { ...image, artifact, layer, bytesLeft },
        reader,
        options,
      );
      if (signed) {
        bodies.push(signed);
        bytesLeft -= signed.body.byteLength;
      }
      if (isSignature(layer, check)) {
        signatures.push(check);
      } else {
        attestations.push(check);
      }
    }
    const { digest } = image;
    const at = this.#now().toISOString();
    return { report: { digest, at, signatures, attestations }, bodies };
  }

  async #judge(
    found: ImageToVerify & Found & { readonly bytesLeft: number },
    reader: ArtifactReader,
    options: ReadOptions,
  ): Promise<{ check: AttestationCheck; signed?: SignedBody }> {
    const { artifact, layer, digest } = found;
    const { place } = artifact;
    const format = BUNDLE.test(layer.mediaType) ? 'bundle' : 'cosign';
    let kept: SignedBody | undefined;
    try {
      const body = await readSignedBody(found, reader, options);
      kept = { place, layer, body };
      const { signer, signedAt, payload } = this.#verified(layer, body, digest);
      const statement = payload && statementAbout(payload, hexOf(digest));
      return {
        check: {
          format,
          place,
          state: 'verified',
          signer,
          ...(signedAt && { signedAt }),
          ...(statement && this.#about(statement)),
        },
        signed: { ...kept, statement, payload: payload?.bytes },
      };
    } catch (error) {
      if (!(error instanceof SignatureRefused)) {
        throw error;
      }
      const kind = kept && claimedKind(kept.body);
      const reason = error.message;
      return {
        check: { format, place, state: 'not-verified', reason, kind },
        signed: kept,
      };
    }
  }

  #verified(
    layer: ArtifactLayer,
    body: Buffer,
    digest: Digest,
  ): VerifiedBundle {
    const { mediaType, annotations } = layer;
    switch (mediaType) {
      case SIMPLE_SIGNING:
        return verifySimpleSigning({ body, annotations }, digest, this.#trust);
      case ENVELOPE:
        return verifyEnvelope({ body, annotations }, this.#trust);
      default:
        return verifyBundle(parseBundle(body), this.#trust);
    }
  }

  #about({ predicateType, predicate }: Statement) {
    const kind = attestationKind(predicateType);
    const provenance =
      kind === 'provenance'
        ? readProvenance(predicateType, predicate, this.#builders)
        : undefined;
    return { kind, predicateType, ...(provenance && { provenance }) };
  }
}

interface Found {
  readonly artifact: AttachedArtifact;
  readonly layer: ArtifactLayer;
}

/** The layers that hold something signed; other artifacts (an SBOM by itself, a Helm chart) prove nothing. */
function signedLayers(artifacts: readonly AttachedArtifact[]): Found[] {
  return artifacts.flatMap(artifact =>
    artifact.layers
      .filter(
        ({ mediaType }) =>
          mediaType === SIMPLE_SIGNING ||
          mediaType === ENVELOPE ||
          BUNDLE.test(mediaType),
      )
      .map(layer => ({ artifact, layer })),
  );
}

/** A signature of the image itself, verified or not: simple signing, or the statement that cosign 3 makes of it. */
function isSignature(layer: ArtifactLayer, check: AttestationCheck): boolean {
  return layer.mediaType === SIMPLE_SIGNING || check.kind === 'signature';
}

function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}
