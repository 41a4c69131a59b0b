import type { Policy } from '../policy/policy';
import { decideVerdict } from './decideVerdict';
import { explainEvidence } from './explainEvidence';
import { explainDigest, explainLocation } from './explainPlace';
import type { Judgment, UsageFacts } from './judgment';
import { locate } from './location';
import { parseReference } from './reference';
import { usageFindings } from './usageFindings';

/** Judges one usage (design §6, GT-REF-*). Pure: facts and policy in, judgment out. */
export function judgeUsage(facts: UsageFacts, policy: Policy): Judgment {
  const parsed = parseReference(facts.image);
  if (!parsed.ok) {
    return unparsable(facts, parsed.error.message);
  }
  const { reference } = parsed;
  const location = locate(reference, policy);
  const { verdict, unknownReason, because } = decideVerdict(
    facts,
    reference,
    location,
    policy,
  );
  const { releases, evidence } = facts.lineage;
  return {
    verdict,
    ...(unknownReason ? { unknownReason } : {}),
    ...(releases.length === 1 ? { release: releases[0] } : {}),
    evidence,
    explanation: [
      explainLocation(reference, location),
      ...explainDigest(facts),
      ...evidence.map(one => explainEvidence(one, facts.releases)),
      ...because,
    ],
    findings: usageFindings(facts, reference, location, policy),
    pinned: reference.digest !== undefined,
  };
}

function unparsable(facts: UsageFacts, message: string): Judgment {
  return {
    verdict: 'unknown',
    unknownReason: 'unparsable',
    evidence: facts.lineage.evidence,
    explanation: [`The image reference cannot be read: ${message}.`],
    findings: [],
    pinned: false,
  };
}
