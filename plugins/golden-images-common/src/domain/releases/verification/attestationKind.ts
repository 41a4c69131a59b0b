import type { AttestationKind } from './report';

const KINDS: readonly (readonly [RegExp, AttestationKind])[] = [
  [/^https:\/\/sigstore\.dev\/cosign\/sign\/v1$/, 'signature'],
  [/^https:\/\/slsa\.dev\/provenance\//, 'provenance'],
  [/^https:\/\/spdx\.dev\/Document/, 'sbom'],
  [/^https:\/\/cyclonedx\.org\/bom/, 'sbom'],
  [/^https:\/\/cosign\.sigstore\.dev\/attestation\/vuln\/v1$/, 'scan'],
  [/^https:\/\/in-toto\.io\/attestation\/vulns/, 'scan'],
];

/** What an attestation is about, by the type of its predicate. */
export function attestationKind(predicateType: string): AttestationKind {
  return KINDS.find(([type]) => type.test(predicateType))?.[1] ?? 'other';
}
