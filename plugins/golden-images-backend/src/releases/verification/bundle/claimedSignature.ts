import { attestationKind } from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';

const bundleSchema = z.object({
  dsseEnvelope: z.object({ payload: z.string() }),
});

const statementSchema = z.object({ predicateType: z.string() });

/**
 * Whether a bundle that was not verified says that it signs an image. It proves
 * nothing; but an image that has one is signed without being verified, and that
 * is not the same as unsigned (AMB-26). Never throws.
 */
export function isClaimedSignature(body: Buffer): boolean {
  const bundle = bundleSchema.safeParse(jsonOf(body));
  if (!bundle.success) {
    return false;
  }
  const payload = Buffer.from(bundle.data.dsseEnvelope.payload, 'base64');
  const statement = statementSchema.safeParse(jsonOf(payload));
  return (
    statement.success &&
    attestationKind(statement.data.predicateType) === 'signature'
  );
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
