import { parseGoldenTag } from './tag';
import { upgradeStep } from './upgradeStep';

describe('parseGoldenTag', () => {
  it.each([
    ['GT-TAG-01', 'golden-v1.2.3', { kind: 'release', version: '1.2.3' }],
    ['GT-TAG-01', 'golden-stable', { kind: 'channel', channel: 'stable' }],
    ['GT-TAG-01', 'golden-legacy', { kind: 'channel', channel: 'legacy' }],
    [
      'GT-TAG-02',
      '3.12-stable',
      { kind: 'channel', track: '3.12', channel: 'stable' },
    ],
    [
      'GT-TAG-02',
      '3.11-golden-v1.2.0',
      { kind: 'release', track: '3.11', version: '1.2.0' },
    ],
    [
      'GT-TAG-02',
      '3.12-v2.1',
      { kind: 'release', track: '3.12', version: '2.1.0' },
    ],
    [
      'GT-TAG-02',
      '21-v1.8.0',
      { kind: 'release', track: '21', version: '1.8.0' },
    ],
    [
      'R-TAG-04',
      '3.12-legacy',
      { kind: 'channel', track: '3.12', channel: 'legacy' },
    ],
    [
      'R-TAG-04',
      '3.12-v2.1.0',
      { kind: 'release', track: '3.12', version: '2.1.0' },
    ],
  ])('%s: reads %s', (_, tag, expected) => {
    expect(parseGoldenTag(tag)).toEqual(expected);
  });

  it.each([
    'latest',
    '3.12',
    'v1.2.3',
    'stable',
    'golden',
    'golden-v1',
    'golden-v01.2.3',
    'golden-v1.2.3.4',
    'golden-v1.2.3-rc1',
    '3.13-candidate',
    'xgolden-v1.2.3',
    '3.12-stable-slim',
    '-stable',
    '3.12-',
    'GOLDEN-v1.2.3',
    '3.12-golden-stable',
  ])('knows that %s is not of the convention', tag => {
    expect(parseGoldenTag(tag)).toBeUndefined();
  });
});

describe('upgradeStep', () => {
  it.each([
    ['GT-TAG-03', '3.12', '1.0.0', '3.12', '1.1.0', 'feature'],
    ['GT-TAG-03', '3.12', '1.1.0', '3.12', '1.1.1', 'patch'],
    ['GT-TAG-03', '3.12', '1.1.1', '3.12', '2.0.0', 'breaking'],
    ['GT-TAG-03', '3.11', '1.1.1', '3.12', '1.1.1', 'breaking'],
    ['R-TAG-05', '3.12', '1.1.1', '3.12', '1.1.1', 'same'],
  ])(
    '%s: %s %s to %s %s is %s',
    (_, track, version, toTrack, toVersion, step) => {
      expect(
        upgradeStep({ track, version }, { track: toTrack, version: toVersion }),
      ).toBe(step);
    },
  );
});
