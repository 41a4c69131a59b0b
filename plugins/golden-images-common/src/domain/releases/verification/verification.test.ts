import { attestationKind } from './attestationKind';
import {
  DEFAULT_SLSA_MINIMUM,
  meetsMinimum,
  readProvenance,
  type TrustedBuilder,
} from './provenance';
import type { AttestationCheck, VerificationReport } from './report';
import { verificationGates } from './verificationGates';

const BUILDERS: TrustedBuilder[] = [
  { id: 'https://builder.example/v1@*', spec: '1', level: 3 },
  { id: 'https://builder.example/old', spec: '0.1', level: 4 },
];

describe('provenance', () => {
  it.each([
    ['SLSA v0.1 level 4', { spec: '0.1', level: 4 }, true],
    ['SLSA v0.1 level 3', { spec: '0.1', level: 3 }, false],
    ['SLSA v1.0 Build L3', { spec: '1', level: 3 }, true],
    ['SLSA v1.0 Build L2', { spec: '1', level: 2 }, false],
  ] as const)('GT-PROM-02 %s', (_, provenance, enough) => {
    expect(meetsMinimum(provenance, DEFAULT_SLSA_MINIMUM)).toBe(enough);
  });

  it.each([
    ['v0.1', { builder: { id: 'https://builder.example/old' } }, '0.1', 4],
    ['v0.2', { builder: { id: 'https://builder.example/old' } }, '0.1', 4],
    ['v0.2', { builder: { id: 'https://builder.example/older' } }, '0.1', 0],
    // A builder is trusted for the specification that it is listed with.
    ['v0.2', { builder: { id: 'https://builder.example/v1@7' } }, '0.1', 0],
    [
      'v1',
      { runDetails: { builder: { id: 'https://builder.example/v1@7' } } },
      '1',
      3,
    ],
    [
      'v1.1',
      { runDetails: { builder: { id: 'https://builder.example/v1@7' } } },
      '1',
      3,
    ],
    ['v1', { runDetails: { builder: { id: 'https://evil.example' } } }, '1', 0],
  ])('%s of %j is of v%s, level %i', (version, predicate, spec, level) => {
    expect(
      readProvenance(
        `https://slsa.dev/provenance/${version}`,
        predicate,
        BUILDERS,
      ),
    ).toMatchObject({ spec, level });
  });

  it.each([
    [
      'https://slsa.dev/provenance/v2',
      { runDetails: { builder: { id: 'x' } } },
    ],
    ['https://slsa.dev/provenance/v1', { builder: { id: 'x' } }],
    ['https://slsa.dev/provenance/v1', null],
    ['https://slsa.dev/provenance/v0.2', { builder: { id: 7 } }],
    ['https://example.com/?https://slsa.dev/provenance/v1', {}],
  ])('%s of %j is not understood', (type, predicate) => {
    expect(readProvenance(type, predicate, BUILDERS)).toBeUndefined();
  });
});

it.each([
  ['https://sigstore.dev/cosign/sign/v1', 'signature'],
  ['https://slsa.dev/provenance/v1', 'provenance'],
  ['https://spdx.dev/Document/v2.3', 'sbom'],
  ['https://cyclonedx.org/bom/v1.5', 'sbom'],
  ['https://cosign.sigstore.dev/attestation/vuln/v1', 'scan'],
  ['https://example.com/mine', 'other'],
])('an attestation of %s is a %s', (type, kind) => {
  expect(attestationKind(type)).toBe(kind);
});

describe('the gates of a verification', () => {
  const signer = { kind: 'key', name: 'release' } as const;
  const found = { format: 'bundle', place: 'sha256:1' } as const;
  const provenance = (level: number): AttestationCheck => ({
    ...found,
    state: 'verified',
    signer,
    kind: 'provenance',
    provenance: { builder: 'https://b', spec: '1', level },
  });
  const report = (more: Partial<VerificationReport>): VerificationReport => ({
    digest: `sha256:${'a'.repeat(64)}`,
    at: '2026-03-01T00:00:00.000Z',
    signatures: [],
    attestations: [],
    ...more,
  });
  const refused = {
    ...found,
    state: 'not-verified',
    reason: 'it is by none of the trusted keys',
  } as const;

  it.each([
    ['nothing was verified yet', undefined, 'missing', 'missing'],
    ['nothing is attached', report({}), 'missing', 'missing'],
    [
      'all holds',
      report({
        signatures: [{ ...found, state: 'verified', signer }],
        attestations: [provenance(3)],
      }),
      'passed',
      'passed',
    ],
    [
      'one signature of two holds, and one provenance of two is enough',
      report({
        signatures: [refused, { ...found, state: 'verified', signer }],
        attestations: [provenance(1), refused, provenance(3)],
      }),
      'passed',
      'passed',
    ],
    [
      'a signature is there and does not hold, and the level is too low',
      report({ signatures: [refused], attestations: [provenance(2)] }),
      'failed',
      'failed',
    ],
    [
      'the builder is unknown',
      report({ attestations: [provenance(0)] }),
      'missing',
      'failed',
    ],
    [
      'no attestation could be verified',
      report({ attestations: [refused] }),
      'missing',
      'failed',
    ],
  ])('%s', (_, given, signature, provenanceState) => {
    expect(
      verificationGates(given, DEFAULT_SLSA_MINIMUM).map(
        ({ gate, state }) => `${gate} ${state}`,
      ),
    ).toEqual([`signature ${signature}`, `provenance ${provenanceState}`]);
  });

  it('says why', () => {
    const [signature, built] = verificationGates(
      report({ signatures: [refused], attestations: [provenance(2)] }),
      DEFAULT_SLSA_MINIMUM,
    );
    expect(signature.because).toContain('none of the trusted keys');
    expect(built.because).toBe(
      'It was built by https://b, SLSA v1 Build L2; at least SLSA v1 Build L3 is asked for.',
    );
  });
});
