import {
  attestationKind,
  type AttestationKind,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';

const envelopeSchema = z.object({ payload: z.string() });

const bundleSchema = z.object({ dsseEnvelope: envelopeSchema });

const statementSchema = z.object({ predicateType: z.string() });

/**
 * What an envelope or a bundle that was not verified says that it is, for telling
 * people what does not hold: an image with such a signature is signed and not
 * verified, which is not the same as unsigned (AMB-26). Nothing rests on it.
 */
export function claimedKind(body: Buffer): AttestationKind | undefined {
  const json = jsonOf(body);
  const payload =
    envelopeSchema.safeParse(json).data?.payload ??
    bundleSchema.safeParse(json).data?.dsseEnvelope.payload;
  const said =
    payload === undefined
      ? undefined
      : statementSchema.safeParse(jsonOf(Buffer.from(payload, 'base64'))).data;
  return said && attestationKind(said.predicateType);
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
