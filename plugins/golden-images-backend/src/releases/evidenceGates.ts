import type { GateSource } from './promotion';

/**
 * Who decides the gates that rest on evidence: signature, provenance, SBOM, scan,
 * acceptance tests. What nobody decides is missing, never passed.
 */
export function evidenceGates(parts: {
  readonly verification: GateSource;
  readonly documents: GateSource;
  readonly tests: GateSource;
}): readonly GateSource[] {
  return Object.values(parts);
}
