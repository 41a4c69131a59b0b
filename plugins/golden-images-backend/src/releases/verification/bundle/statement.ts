import { z } from 'zod';
import { SignatureRefused } from './SignatureRefused';
import type { VerifiedBundle } from './verifyBundle';

/** Payload type of an in-toto statement in a DSSE envelope (https://github.com/in-toto/attestation). */
const IN_TOTO = 'application/vnd.in-toto+json';

const STATEMENT_TYPES = new Set([
  'https://in-toto.io/Statement/v0.1',
  'https://in-toto.io/Statement/v1',
]);

const statementSchema = z.object({
  _type: z.string(),
  predicateType: z.string(),
  subject: z
    .array(z.object({ digest: z.record(z.string(), z.string()) }))
    .max(10_000),
  predicate: z.unknown(),
});

/** What an attestation says of some content. */
export interface Statement {
  readonly predicateType: string;
  readonly predicate: unknown;
}

/**
 * Reads the in-toto statement of a verified envelope.
 * @param sha256 - hex digest of the content that it must be about
 * @throws SignatureRefused when it is no statement, or one about something else
 */
export function statementAbout(
  payload: NonNullable<VerifiedBundle['payload']>,
  sha256: string,
): Statement {
  if (payload.type !== IN_TOTO) {
    throw new SignatureRefused(
      `what is signed is ${payload.type}, not an in-toto statement`,
    );
  }
  const parsed = statementSchema.safeParse(jsonOf(payload.bytes));
  if (!parsed.success || !STATEMENT_TYPES.has(parsed.data._type)) {
    throw new SignatureRefused('what is signed is no in-toto statement');
  }
  const { subject, predicateType, predicate } = parsed.data;
  if (!subject.some(({ digest }) => digest.sha256 === sha256)) {
    throw new SignatureRefused(
      `the statement is not about sha256:${sha256} but about ${subject
        .slice(0, 3)
        .map(({ digest }) => `sha256:${digest.sha256}`)
        .join(', ')}`,
    );
  }
  return { predicateType, predicate };
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new SignatureRefused('what is signed is no JSON', { cause: error });
  }
}
