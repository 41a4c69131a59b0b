import { DEFAULT_POLICY } from '../policy/policy';
import { runtimeReport } from './runtimeReport';
import { isStale, withStaleness } from './staleness';
import { VERDICTS, countsForAdoption, worstVerdict } from './verdict';

describe('isStale', () => {
  const at = '2026-03-10T12:00:00Z';
  it.each([
    ['never read', undefined, true],
    ['read a minute ago', '2026-03-10T11:59:00.000Z', false],
    ['read exactly at the limit', '2026-03-08T12:00:00.000Z', false],
    ['read longer ago than the limit', '2026-03-08T11:59:59.999Z', true],
    [
      'read by a clock that is a little ahead',
      '2026-03-10T12:10:00.000Z',
      false,
    ],
    ['read by a clock that is far ahead', '2026-03-12T12:00:00.001Z', true],
  ])('GT-STALE-01: facts %s', (_, observedAt, expected) => {
    expect(isStale(observedAt, at, DEFAULT_POLICY)).toBe(expected);
  });

  it('refuses a moment that is none', () => {
    expect(() =>
      isStale('2026-03-08T12:00:00.000Z', 'soon', DEFAULT_POLICY),
    ).toThrow(/"soon" is not an ISO time/);
  });

  it.each(VERDICTS)(
    'GT-STALE-01: %s on stale facts is unknown, which is never compliant',
    verdict => {
      const judged = withStaleness(verdict, true);
      expect(judged).toEqual({ verdict: 'unknown', unknownReason: 'stale' });
      expect(countsForAdoption(judged.verdict)).toBe(false);
      expect(withStaleness(verdict, false)).toEqual({ verdict });
    },
  );
});

describe('worstVerdict', () => {
  it('is that of the worst container', () => {
    expect(worstVerdict(['golden', 'third-party', 'golden-based'])).toBe(
      'third-party',
    );
    expect(worstVerdict(['golden', 'unknown'])).toBe('unknown');
    expect(worstVerdict([])).toBeUndefined();
  });
});

describe('runtimeReport', () => {
  it('GT-RUN-01: lists what is not golden, and no approved variant', () => {
    const row = (verdict: (typeof VERDICTS)[number]) => ({
      namespace: 'ns',
      name: 'pod',
      image: `docker.io/library/${verdict}:1`,
      verdict,
    });
    expect(
      runtimeReport([
        row('third-party'),
        row('approved-variant'),
        row('golden'),
        row('golden-based'),
        row('unknown'),
      ]),
    ).toEqual([
      'Non-golden image in ns/pod: docker.io/library/third-party:1',
      'Undetermined image in ns/pod: docker.io/library/unknown:1',
    ]);
  });
});
