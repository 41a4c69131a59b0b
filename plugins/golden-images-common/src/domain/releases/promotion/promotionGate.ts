import type { Candidate } from './candidate';
import { GATES, type Gate, type GateResult } from './gate';

/** Whether a candidate may become golden, and what is in its way. */
export interface PromotionGate {
  readonly ready: boolean;
  /** Every gate once, in the order of the work. */
  readonly gates: readonly GateResult[];
  /** One sentence for each thing in its way; empty when ready. */
  readonly blockedBy: readonly string[];
}

/** Names of the gates as people read them. */
export const GATE_TITLES: Readonly<Record<Gate, string>> = {
  signature: 'Signature',
  provenance: 'Provenance',
  sbom: 'SBOM',
  scan: 'Vulnerability scan',
  'acceptance-tests': 'Acceptance tests',
  mirror: 'Mirror',
  'security-sign-off': 'Security sign-off',
  'platform-sign-off': 'Platform sign-off',
};

/**
 * Lays the gates together (R-PIPE-03, GT-PROM-01). A gate that nobody speaks
 * for is missing; of several results for one gate the worst counts. A fast track
 * changes no gate (R-PIPE-05).
 * @param others - sentences of what is in its way beside the gates
 */
export function promotionGate(
  results: readonly GateResult[],
  candidate: Pick<Candidate, 'preRelease' | 'stage'>,
  others: readonly string[] = [],
): PromotionGate {
  const gates = GATES.map(gate => worst(gate, results));
  const blockedBy = [
    ...stateObstacle(candidate),
    ...gates
      .filter(({ state }) => state !== 'passed')
      .map(({ gate, because }) => `${GATE_TITLES[gate]}: ${because}`),
    ...others,
  ];
  return { ready: blockedBy.length === 0, gates, blockedBy };
}

function worst(gate: Gate, results: readonly GateResult[]): GateResult {
  const ofGate = results.filter(each => each.gate === gate);
  return (
    ofGate.find(({ state }) => state === 'failed') ??
    ofGate.find(({ state }) => state === 'missing') ??
    ofGate[0] ?? { gate, state: 'missing', because: 'Nothing is on record.' }
  );
}

function stateObstacle({
  preRelease,
  stage,
}: Pick<Candidate, 'preRelease' | 'stage'>): string[] {
  if (stage === 'promoted') {
    return ['It is promoted already.'];
  }
  if (stage === 'rejected') {
    return ['It was rejected.'];
  }
  return preRelease
    ? ['It is a pre-release: what becomes golden is its release.']
    : [];
}
