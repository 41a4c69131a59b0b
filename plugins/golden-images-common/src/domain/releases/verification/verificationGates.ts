import type { GateResult } from '../promotion/gate';
import { levelText, meetsMinimum, type SlsaMinimum } from './provenance';
import { signerText, type VerificationReport } from './report';

/**
 * The gates that a verification decides: a signature by somebody who is trusted,
 * and provenance that reaches the minimum (R-VER-01, R-VER-05).
 * @param report - the last one of the content under evaluation; `undefined` when it was never verified
 */
export function verificationGates(
  report: VerificationReport | undefined,
  minimum: SlsaMinimum,
): GateResult[] {
  if (!report) {
    const because =
      'It was not verified yet: have its signatures and attestations verified.';
    return [
      { gate: 'signature', state: 'missing', because },
      { gate: 'provenance', state: 'missing', because },
    ];
  }
  return [signatureGate(report), provenanceGate(report, minimum)];
}

function signatureGate({ signatures, at }: VerificationReport): GateResult {
  const gate = 'signature';
  for (const signature of signatures) {
    if (signature.state === 'verified') {
      const because = `Signed by ${signerText(signature.signer)}.`;
      return { gate, state: 'passed', because, at };
    }
  }
  const [first] = signatures;
  return first?.state === 'not-verified'
    ? {
        gate,
        state: 'failed',
        because: `It is signed, and no signature could be verified: ${first.reason}.`,
        at,
      }
    : {
        gate,
        state: 'missing',
        because: 'It is not signed: sign this digest, and verify again.',
        at,
      };
}

function provenanceGate(
  { attestations, at }: VerificationReport,
  minimum: SlsaMinimum,
): GateResult {
  const gate = 'provenance';
  const verified = attestations.flatMap(one =>
    one.state === 'verified' && one.provenance ? [one.provenance] : [],
  );
  const enough = verified.find(one => meetsMinimum(one, minimum));
  if (enough) {
    const because = `Built by ${enough.builder}, ${levelText(enough)}.`;
    return { gate, state: 'passed', because, at };
  }
  const [best] = [...verified].sort((a, b) => b.level - a.level);
  if (best) {
    const because =
      best.level === 0
        ? `It was built by ${best.builder}, which is not among the trusted builders.`
        : `It was built by ${best.builder}, ${levelText(
            best,
          )}; at least ${levelText({
            spec: best.spec,
            level: minimum[best.spec],
          })} is asked for.`;
    return { gate, state: 'failed', because, at };
  }
  const unverified = attestations.find(one => one.state === 'not-verified');
  return unverified?.state === 'not-verified'
    ? {
        gate,
        state: 'failed',
        because: `It has attestations, and no provenance among them could be verified: ${unverified.reason}.`,
        at,
      }
    : {
        gate,
        state: 'missing',
        because:
          'It has no provenance: attest how it was built, and verify again.',
        at,
      };
}
