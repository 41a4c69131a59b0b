import { verifiability } from './verifiability';

describe('images that can be verified (R-AUD-03)', () => {
  const evidence = new Map([
    ['python/3.12/2.1.0', { signature: true, sbom: true }],
    ['python/3.12/2.0.0', { signature: true, sbom: false }],
  ]);

  it('counts those of which everything is on record, and says what is missing of the others', () => {
    expect(
      verifiability(
        [
          { release: 'python/3.12/2.1.0', images: 5 },
          { release: 'python/3.12/2.0.0', images: 2 },
          { release: 'node/20/1.0.0', images: 1 },
          { images: 3 },
          { images: 1, withoutDigest: true },
        ],
        evidence,
      ),
    ).toEqual({
      verifiable: 5,
      total: 12,
      display: '41.7 %',
      rows: [
        { images: 3, missing: ['lineage', 'signature', 'sbom'] },
        { release: 'python/3.12/2.0.0', images: 2, missing: ['sbom'] },
        {
          images: 1,
          withoutDigest: true,
          missing: ['digest', 'lineage', 'signature', 'sbom'],
        },
        {
          release: 'node/20/1.0.0',
          images: 1,
          missing: ['signature', 'sbom'],
        },
        { release: 'python/3.12/2.1.0', images: 5, missing: [] },
      ],
    });
  });

  it('has nothing of nothing', () => {
    expect(verifiability([], evidence)).toEqual({
      verifiable: 0,
      total: 0,
      display: 'n/a',
      rows: [],
    });
  });
});
