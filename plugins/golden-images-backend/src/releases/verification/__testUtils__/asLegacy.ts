import { z } from 'zod';
import type { SignedLayer } from './signing';

const certificateSchema = z.object({ rawBytes: z.string() });

const bundleSchema = z.object({
  verificationMaterial: z.object({
    certificate: certificateSchema.optional(),
    x509CertificateChain: z
      .object({ certificates: z.array(certificateSchema) })
      .optional(),
    tlogEntries: z.array(
      z.object({
        canonicalizedBody: z.string(),
        integratedTime: z.string(),
        logIndex: z.string(),
        logId: z.object({ keyId: z.string() }),
        inclusionPromise: z.object({ signedEntryTimestamp: z.string() }),
      }),
    ),
  }),
  dsseEnvelope: z.unknown().optional(),
  messageSignature: z.object({ signature: z.string() }).optional(),
});

/** A keyless bundle as cosign kept the same before bundles: beside an envelope, or beside a document that is not in it. */
export function asLegacy(bundle: Buffer): SignedLayer {
  const { verificationMaterial, dsseEnvelope, messageSignature } =
    bundleSchema.parse(JSON.parse(bundle.toString('utf8')));
  const { certificate, x509CertificateChain, tlogEntries } =
    verificationMaterial;
  const [leaf] = x509CertificateChain?.certificates ?? [certificate];
  const [entry] = tlogEntries;
  const annotations = {
    'dev.sigstore.cosign/certificate': [
      '-----BEGIN CERTIFICATE-----',
      ...(leaf?.rawBytes.match(/.{1,64}/g) ?? []),
      '-----END CERTIFICATE-----',
      '',
    ].join('\n'),
    'dev.sigstore.cosign/bundle': JSON.stringify({
      SignedEntryTimestamp: entry.inclusionPromise.signedEntryTimestamp,
      Payload: {
        body: entry.canonicalizedBody,
        integratedTime: Number(entry.integratedTime),
        logIndex: Number(entry.logIndex),
        logID: Buffer.from(entry.logId.keyId, 'base64').toString('hex'),
      },
    }),
  };
  return messageSignature
    ? {
        mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
        body: Buffer.alloc(0),
        annotations: {
          ...annotations,
          'dev.cosignproject.cosign/signature': messageSignature.signature,
        },
      }
    : {
        mediaType: 'application/vnd.dsse.envelope.v1+json',
        body: Buffer.from(JSON.stringify(dsseEnvelope)),
        annotations,
      };
}
