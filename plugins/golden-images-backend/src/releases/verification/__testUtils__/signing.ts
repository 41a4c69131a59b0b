import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Digest } from '@image-governance/plugin-golden-images-common';

/** A body with its media type and annotations, as a registry keeps one. */
export interface SignedLayer {
  readonly mediaType: string;
  readonly body: Buffer;
  readonly annotations?: Readonly<Record<string, string>>;
  /** The size that the manifest claims; default the true one. */
  readonly claimedSize?: number;
}

/** What differs between statements; by default an honest SLSA v1 provenance. */
export interface StatementOptions {
  readonly predicateType?: string;
  readonly predicate?: unknown;
  readonly payloadType?: string;
  /** `_type` of the statement. */
  readonly type?: string;
}

/** Builder of {@link SigningKey.statement} where no other predicate is given. */
export const BUILDER = 'https://builder.example/golden@v1';

/** A key that signs in the formats of cosign, written from their specifications. */
export class SigningKey {
  readonly publicKey: KeyObject;
  readonly #privateKey: KeyObject;
  readonly #hash: string;

  constructor(namedCurve: 'P-256' | 'P-384' = 'P-256') {
    const pair = generateKeyPairSync('ec', { namedCurve });
    this.publicKey = pair.publicKey;
    this.#privateKey = pair.privateKey;
    this.#hash = namedCurve === 'P-256' ? 'sha256' : 'sha384';
  }

  /** A layer of `sha256-….sig` (cosign, SIGNATURE_SPEC.md). */
  simpleSigning(
    digest: Digest,
    type = 'cosign container image signature',
  ): SignedLayer {
    const body = json({
      critical: {
        identity: { 'docker-reference': 'registry.example/golden/python' },
        image: { 'docker-manifest-digest': digest },
        type,
      },
      optional: null,
    });
    return {
      mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
      body,
      annotations: {
        'dev.cosignproject.cosign/signature': this.#sign(body),
      },
    };
  }

  /** A layer of `sha256-….att`: a DSSE envelope with an in-toto statement. */
  envelope(digest: Digest, options: StatementOptions = {}): SignedLayer {
    return {
      mediaType: 'application/vnd.dsse.envelope.v1+json',
      body: json(this.#dsse(digest, options)),
      annotations: { predicateType: predicateTypeOf(options) },
    };
  }

  /** The layer of a referrer: a sigstore bundle v0.3. */
  bundle(digest: Digest, options: StatementOptions = {}): SignedLayer {
    return {
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      body: json({
        mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
        verificationMaterial: { publicKey: { hint: 'release' } },
        dsseEnvelope: this.#dsse(digest, options),
      }),
    };
  }

  #dsse(digest: Digest, options: StatementOptions) {
    const payload = json(statement(digest, options));
    const payloadType = options.payloadType ?? 'application/vnd.in-toto+json';
    const encoded = Buffer.concat([
      Buffer.from(
        `DSSEv1 ${payloadType.length} ${payloadType} ${payload.byteLength} `,
      ),
      payload,
    ]);
    return {
      payloadType,
      payload: payload.toString('base64'),
      signatures: [{ keyid: '', sig: this.#sign(encoded) }],
    };
  }

  #sign(bytes: Buffer): string {
    return sign(this.#hash, bytes, this.#privateKey).toString('base64');
  }
}

/** The statement that cosign 3 signs an image with. */
export const IMAGE_SIGNATURE: StatementOptions = {
  predicateType: 'https://sigstore.dev/cosign/sign/v1',
  predicate: {},
};

/** The same layer with its JSON changed after it was signed. */
export function tampered(
  layer: SignedLayer,
  change: (text: string) => string,
): SignedLayer {
  const body = Buffer.from(change(layer.body.toString('utf8')));
  return { ...layer, body };
}

/** The same layer with another payload in its envelope, under the old signature. */
export function withPayload(
  layer: SignedLayer,
  digest: Digest,
  options: StatementOptions = {},
): SignedLayer {
  const payload = json(statement(digest, options)).toString('base64');
  return tampered(layer, text =>
    text.replace(/"payload":"[^"]*"/, `"payload":"${payload}"`),
  );
}

function statement(digest: Digest, options: StatementOptions) {
  return {
    _type: options.type ?? 'https://in-toto.io/Statement/v1',
    subject: [
      {
        name: 'registry.example/golden/python',
        digest: { sha256: digest.slice('sha256:'.length) },
      },
    ],
    predicateType: predicateTypeOf(options),
    predicate: options.predicate ?? {
      buildDefinition: { buildType: 'https://builder.example/type' },
      runDetails: { builder: { id: BUILDER } },
    },
  };
}

function predicateTypeOf({ predicateType }: StatementOptions): string {
  return predicateType ?? 'https://slsa.dev/provenance/v1';
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
