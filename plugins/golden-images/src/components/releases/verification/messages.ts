/** Texts of the signatures and attestations of a release. */
export const verificationMessages = {
  what: 'the signatures of this release',
  never:
    'What is signed for {{digest}} was not verified yet. Until then nothing of it counts.',
  nothing:
    'Nothing that is signed is attached to {{digest}}. Sign and attest this digest in the registry, and verify again.',
  by: 'Verified on {{time}} ({{age}}) for {{actor}}.',
  content: 'Content',
  gates: {
    signature: {
      passed: 'Signature verified',
      failed: 'Signature not verified',
      missing: 'No signature',
    },
    provenance: {
      passed: 'Provenance verified',
      failed: 'Provenance not sufficient',
      missing: 'No provenance',
    },
  },
  now: {
    label: 'Verify now',
    running: 'Reading and verifying what is attached to the image…',
    failed: 'Nothing was verified: {{message}}',
    notYou:
      'The platform team has releases verified, and services that may evaluate.',
  },
  table: {
    name: 'Signatures and attestations',
    what: 'What',
    state: 'State',
    who: 'Signed by, or why that is not known',
    place: 'Where it is attached',
    seen: 'Seen by a log',
    noTime: 'no log tells',
  },
  kinds: {
    signature: 'Signature of the image',
    provenance: 'Provenance',
    sbom: 'SBOM',
    scan: 'Scan result',
    other: 'Other attestation',
    unread: 'Attestation',
  },
  states: { verified: 'Verified', 'not-verified': 'Not verified' },
  formats: { cosign: 'cosign tag', bundle: 'sigstore bundle' },
} as const;
