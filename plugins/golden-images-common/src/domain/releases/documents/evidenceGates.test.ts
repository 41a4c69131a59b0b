import { sbomGate, scanGate } from './evidenceGates';
import type { ScanFinding } from './scanReport';

const receivedAt = '2026-11-20T10:00:00.000Z';
const licences = { allowed: 2, review: 0, unknown: 0, denied: 0 };
const fixable: ScanFinding = {
  id: 'CVE-2026-1',
  package: 'openssl',
  severity: 'critical',
  fixedVersion: '3.0.15',
};
const report = (...findings: ScanFinding[]) => ({
  tool: 'trivy' as const,
  examined: true,
  receivedAt,
  findings,
});

describe('sbomGate', () => {
  it.each([
    ['nothing on record', [], 'missing', /No bill of materials/],
    [
      'a document without packages',
      [{ receivedAt, components: 0, licences, denied: [] }],
      'failed',
      /lists no package/,
    ],
    [
      'a denied licence',
      [
        {
          receivedAt,
          components: 3,
          licences: { ...licences, denied: 1 },
          denied: ['mongodb'],
        },
      ],
      'failed',
      /1 package with a licence that the policy denies: mongodb\./,
    ],
    [
      'nothing denied',
      [{ receivedAt, components: 2, licences, denied: [] }],
      'passed',
      /2 packages on record/,
    ],
  ])('%s', (_, sboms, state, because) => {
    const gate = sbomGate(sboms);
    expect(gate).toMatchObject({ gate: 'sbom', state });
    expect(gate.because).toMatch(because);
  });
});

describe('scanGate', () => {
  it('is missing without a scan', () => {
    expect(scanGate([], 'critical').state).toBe('missing');
  });

  it('fails when the scan looked into nothing', () => {
    expect(scanGate([{ ...report(), examined: false }], 'critical').state).toBe(
      'failed',
    );
  });

  it.each([
    ['critical with a fix', fixable, 'critical', 'failed'],
    [
      'critical without a fix',
      { ...fixable, fixedVersion: undefined },
      'critical',
      'passed',
    ],
    ['high with a fix', { ...fixable, severity: 'high' }, 'critical', 'passed'],
    [
      'high with a fix under a stricter limit',
      { ...fixable, severity: 'high' },
      'high',
      'failed',
    ],
    [
      'unknown severity under the strictest limit',
      { ...fixable, severity: 'unknown' },
      'negligible',
      'passed',
    ],
    ['critical with a fix and no limit', fixable, 'none', 'passed'],
  ] as const)('%s', (_, finding, limit, state) => {
    expect(scanGate([report(finding)], limit).state).toBe(state);
  });

  it('names what holds it up', () => {
    expect(scanGate([report(fixable)], 'critical').because).toContain(
      'CVE-2026-1 in openssl',
    );
  });
});
