import type { Gate, GateResult } from './gate';
import type { PromotionGate } from './promotionGate';

/** Who can do the next thing for a candidate. */
export type WaitsFor = 'platform' | 'security' | 'ci';

const WHO: Readonly<Record<Gate, WaitsFor>> = {
  signature: 'platform',
  provenance: 'platform',
  sbom: 'security',
  scan: 'security',
  'acceptance-tests': 'ci',
  mirror: 'ci',
  'security-sign-off': 'security',
  'platform-sign-off': 'platform',
};

/** Whom a candidate waits for, each once; the platform team promotes what is ready (AMB-05b, R-OWN-01). */
export function waitsFor(gate: PromotionGate): WaitsFor[] {
  return gate.ready
    ? ['platform']
    : [...new Set(gate.gates.filter(isOpenGate).map(each => WHO[each.gate]))];
}

function isOpenGate({ state }: GateResult): boolean {
  return state !== 'passed';
}
