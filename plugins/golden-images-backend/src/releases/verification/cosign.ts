import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseBundle } from './bundle/parseBundle';
import { SignatureRefused } from './bundle/SignatureRefused';
import type { Trust } from './bundle/Trust';
import { verifyBundle, type VerifiedBundle } from './bundle/verifyBundle';

const SIGNATURE = 'dev.cosignproject.cosign/signature';
const CERTIFICATE = 'dev.sigstore.cosign/certificate';
const LOG = 'dev.sigstore.cosign/bundle';
const TIMESTAMP = 'dev.sigstore.cosign/rfc3161timestamp';

type Annotations = Readonly<Record<string, string>>;

const simpleSigningSchema = z.object({
  critical: z.object({
    type: z.literal('cosign container image signature'),
    image: z.object({ 'docker-manifest-digest': z.string() }),
  }),
});

const envelopeSchema = z.object({
  payloadType: z.string(),
  payload: z.string(),
  signatures: z
    .array(z.object({ sig: z.string() }))
    .min(1)
    .max(20),
});

const logSchema = z.object({
  SignedEntryTimestamp: z.string(),
  Payload: z.object({
    body: z.string(),
    integratedTime: z.number(),
    logIndex: z.number(),
    logID: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

/**
 * Verifies a signature as cosign kept it before bundles: the signed "simple
 * signing" document is a layer, the signature and whatever proves it stand in
 * its annotations (cosign, SIGNATURE_SPEC.md).
 * @param digest - of the image that it must be of
 * @throws SignatureRefused
 */
export function verifySimpleSigning(
  signed: { readonly body: Buffer; readonly annotations: Annotations },
  digest: string,
  trust: Trust,
): VerifiedBundle {
  const { body, annotations } = signed;
  const signature = annotations[SIGNATURE];
  if (!signature) {
    throw new SignatureRefused('the layer has no signature beside it');
  }
  const verified = verifyBundle(
    bundleOf(annotations, {
      messageSignature: {
        messageDigest: {
          algorithm: 'SHA2_256',
          digest: createHash('sha256').update(body).digest('base64'),
        },
        signature,
      },
    }),
    trust,
    body,
  );
  const document = simpleSigningSchema.safeParse(jsonOf(body));
  if (!document.success) {
    throw new SignatureRefused(
      'what is signed is no simple signing document of cosign',
    );
  }
  const of = document.data.critical.image['docker-manifest-digest'];
  if (of !== digest) {
    throw new SignatureRefused(`it is a signature of ${of}, another image`);
  }
  return verified;
}

/**
 * Verifies an attestation as cosign kept it before bundles: a DSSE envelope that
 * may have several signatures, of which one has to hold.
 * @throws SignatureRefused
 */
export function verifyEnvelope(
  signed: { readonly body: Buffer; readonly annotations: Annotations },
  trust: Trust,
): VerifiedBundle {
  const envelope = envelopeSchema.safeParse(jsonOf(signed.body));
  if (!envelope.success) {
    throw new SignatureRefused('the layer is no DSSE envelope');
  }
  const { payloadType, payload, signatures } = envelope.data;
  let refused: SignatureRefused | undefined;
  for (const { sig } of signatures) {
    try {
      return verifyBundle(
        bundleOf(signed.annotations, {
          dsseEnvelope: { payloadType, payload, signatures: [{ sig }] },
        }),
        trust,
      );
    } catch (error) {
      refused = asRefusal(error);
    }
  }
  throw refused ?? new SignatureRefused('the envelope has no signature');
}

/** The same as a bundle, so that there is one way to verify. */
function bundleOf(annotations: Annotations, content: object) {
  const certificate = annotations[CERTIFICATE];
  const timestamp = annotations[TIMESTAMP];
  return parseBundle(
    Buffer.from(
      JSON.stringify({
        mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
        verificationMaterial: {
          ...(certificate
            ? {
                x509CertificateChain: {
                  certificates: [{ rawBytes: derOf(certificate) }],
                },
              }
            : { publicKey: { hint: '' } }),
          tlogEntries: annotations[LOG] ? [logEntryOf(annotations[LOG])] : [],
          ...(timestamp && {
            timestampVerificationData: {
              rfc3161Timestamps: [{ signedTimestamp: timestampOf(timestamp) }],
            },
          }),
        },
        ...content,
      }),
    ),
  );
}

function derOf(pem: string): string {
  return pem.replace(/-----(BEGIN|END) CERTIFICATE-----|\s/g, '');
}

function logEntryOf(text: string): object {
  const log = logSchema.safeParse(jsonOf(Buffer.from(text)));
  const entry = log.success
    ? z
        .object({ kind: z.string(), apiVersion: z.string() })
        .safeParse(jsonOf(Buffer.from(log.data.Payload.body, 'base64')))
    : undefined;
  if (!log.success || !entry?.success) {
    throw new SignatureRefused(
      'the entry of the transparency log is malformed',
    );
  }
  const { body, integratedTime, logIndex, logID } = log.data.Payload;
  return {
    logIndex: String(logIndex),
    logId: { keyId: Buffer.from(logID, 'hex').toString('base64') },
    kindVersion: { kind: entry.data.kind, version: entry.data.apiVersion },
    integratedTime: String(integratedTime),
    inclusionPromise: { signedEntryTimestamp: log.data.SignedEntryTimestamp },
    canonicalizedBody: body,
  };
}

function timestampOf(text: string): string {
  const timestamp = z
    .object({ SignedRFC3161Timestamp: z.string() })
    .safeParse(jsonOf(Buffer.from(text)));
  if (!timestamp.success) {
    throw new SignatureRefused('the timestamp is malformed');
  }
  return timestamp.data.SignedRFC3161Timestamp;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new SignatureRefused('what is signed is no JSON', { cause: error });
  }
}

function asRefusal(error: unknown): SignatureRefused {
  return error instanceof SignatureRefused
    ? error
    : new SignatureRefused(String(error), { cause: error });
}
