import {
  createHash,
  generateKeyPairSync,
  sign,
  type KeyObject,
  type KeyPairKeyObjectResult,
} from 'node:crypto';
import type { Digest } from '@image-governance/plugin-golden-images-common';
import { dsse } from '@sigstore/core';
import { digestOf } from '../../../sources/oci/content/checkDigest';
import {
  buildDocument,
  type BuiltImage,
} from '../../../sources/oci/__testUtils__/imageContent';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';
export const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** A key as `cosign generate-key-pair` makes it, or of another curve. */
export function newKey(namedCurve: string = 'P-256'): KeyPairKeyObjectResult {
  return generateKeyPairSync('ec', { namedCurve });
}

/** A layer of an artifact. */
export interface SignedLayer {
  readonly mediaType: string;
  readonly body: Buffer;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Size that the manifest claims. */
  readonly claims?: number;
}

/** An artifact as it is pushed: a manifest over signed layers. */
export function artifact(
  layers: readonly SignedLayer[],
  more: object = {},
): BuiltImage {
  const config = Buffer.from('{}');
  return buildDocument(
    MANIFEST,
    {
      schemaVersion: 2,
      mediaType: MANIFEST,
      ...more,
      config: {
        mediaType: 'application/vnd.oci.empty.v1+json',
        digest: digestOf(config),
        size: config.byteLength,
      },
      layers: layers.map(({ mediaType, body, annotations, claims }) => ({
        mediaType,
        digest: digestOf(body),
        size: claims ?? body.byteLength,
        annotations,
      })),
    },
    {
      blobs: [
        [digestOf(config), { mediaType: 'application/json', body: config }],
        ...layers.map(
          ({ body }) =>
            [
              digestOf(body),
              { mediaType: 'application/octet-stream', body },
            ] as const,
        ),
      ],
    },
  );
}

/** What the fallback tag of the referrers API names. */
export function referrersIndex(artifacts: readonly BuiltImage[]): BuiltImage {
  return buildDocument(
    INDEX,
    {
      schemaVersion: 2,
      mediaType: INDEX,
      manifests: artifacts.map(({ digest, size, mediaType }) => ({
        mediaType,
        digest,
        size,
        artifactType: BUNDLE_TYPE,
      })),
    },
    { blobs: artifacts.flatMap(({ blobs }) => [...blobs]) },
  );
}

/** The document that cosign signs: "simple signing". */
export function simpleSigning(digest: Digest): Buffer {
  return Buffer.from(
    JSON.stringify({
      critical: {
        identity: { 'docker-reference': '' },
        image: { 'docker-manifest-digest': digest },
        type: 'cosign container image signature',
      },
      optional: null,
    }),
  );
}

/** A signature in cosign's own format. */
export function simpleSignature(
  key: KeyObject,
  digest: Digest,
  document: Buffer = simpleSigning(digest),
): SignedLayer {
  return {
    mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
    body: document,
    annotations: {
      'dev.cosignproject.cosign/signature': sign(
        hashOf(key),
        document,
        key,
      ).toString('base64'),
    },
  };
}

/** An in-toto statement about an image. */
export function statement(
  digest: Digest,
  predicateType: string,
  predicate: unknown,
): Buffer {
  return Buffer.from(
    JSON.stringify({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'image', digest: { sha256: digest.slice(7) } }],
      predicateType,
      predicate,
    }),
  );
}

/** A DSSE envelope. */
export function envelope(
  key: KeyObject,
  payload: Buffer,
  payloadType: string = 'application/vnd.in-toto+json',
) {
  const sig = sign(
    hashOf(key),
    dsse.preAuthEncoding(payloadType, payload),
    key,
  );
  return {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: '', sig: sig.toString('base64') }],
  };
}

/** An attestation in cosign's own format. */
export function attestation(key: KeyObject, payload: Buffer): SignedLayer {
  return {
    mediaType: 'application/vnd.dsse.envelope.v1+json',
    body: Buffer.from(JSON.stringify(envelope(key, payload))),
  };
}

/** The same as a sigstore bundle. */
export function bundle(
  key: KeyObject,
  payload: Buffer,
  payloadType?: string,
): SignedLayer {
  return {
    mediaType: BUNDLE_TYPE,
    body: Buffer.from(
      JSON.stringify({
        mediaType: BUNDLE_TYPE,
        verificationMaterial: {
          publicKey: { hint: createHash('sha256').digest('base64') },
          tlogEntries: [],
        },
        dsseEnvelope: envelope(key, payload, payloadType),
      }),
    ),
  };
}

function hashOf(key: KeyObject): string {
  return key.asymmetricKeyDetails?.namedCurve === 'secp384r1'
    ? 'sha384'
    : 'sha256';
}
