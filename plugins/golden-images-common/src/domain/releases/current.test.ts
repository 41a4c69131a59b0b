import { DEFAULT_POLICY, type Policy } from '../policy/policy';
import { release } from './__testUtils__/release';
import { currentRelease, currentReleases } from './current';
import { supportedTracks } from './supportWindow';

const AT = '2024-12-01';
const policy = DEFAULT_POLICY;
const none = new Map<string, string>();

const v200 = release('python', '3.12', '2.0.0', { promotedAt: '2024-09-01' });
const v210 = release('python', '3.12', '2.1.0', { promotedAt: '2024-10-01' });
const v2100 = release('python', '3.12', '2.10.0', { promotedAt: '2024-11-01' });

describe('current release of a track', () => {
  it('is the one that the stable channel names', () => {
    expect(currentRelease([v200, v210, v2100], v210.digest, policy, AT)).toBe(
      v210,
    );
  });

  it.each([
    ['names no known release', 'sha256:other'],
    ['is not there', undefined],
  ])('is the highest active version when the channel %s', (_, stable) => {
    expect(currentRelease([v210, v2100, v200], stable, policy, AT)).toBe(v2100);
  });

  it('is not a deprecated release, even where the channel still names it', () => {
    const deprecated = { ...v2100, announcedAt: '2024-11-15' };
    expect(
      currentRelease([v210, deprecated], deprecated.digest, policy, AT),
    ).toBe(v210);
  });

  it.each([
    { stage: 'candidate' as const, promotedAt: undefined },
    { promotedAt: '2025-01-01' },
    { removedAt: '2024-11-20' },
  ])('is not a release with %j', facts => {
    expect(
      currentRelease([v210, { ...v2100, ...facts }], undefined, policy, AT),
    ).toBe(v210);
  });

  it('is one that only age made legacy when nothing is active', () => {
    const old = release('python', '3.11', '1.0.0', {
      promotedAt: '2023-10-01',
    });
    const announced = { ...old, announcedAt: '2024-10-01' };
    expect(currentRelease([old], undefined, policy, AT)).toBe(old);
    expect(currentRelease([announced], undefined, policy, AT)).toBeUndefined();
  });
});

describe('supported tracks', () => {
  const track = (family: string, name: string, facts = {}) =>
    release(family, name, '1.0.0', { promotedAt: '2024-10-01', ...facts });

  it('are those with a current release, newest first', () => {
    const java = track('java', '21');
    const deprecated = track('python', '3.9', { announcedAt: '2024-11-01' });
    const releases = [track('python', '3.9.1'), v200, java, deprecated, v210];
    expect(supportedTracks(releases, none, policy, AT)).toEqual({
      tracks: [
        { family: 'java', track: '21', current: 'java/21/1.0.0' },
        { family: 'python', track: '3.12', current: 'python/3.12/2.1.0' },
        { family: 'python', track: '3.9.1', current: 'python/3.9.1/1.0.0' },
      ],
      warnings: [],
    });
    expect([...currentReleases(releases, none, policy, AT).keys()]).toEqual([
      'java/21',
      'python/3.12',
      'python/3.9.1',
    ]);
  });

  it('warn when a family has more than the window (AMB-03)', () => {
    const tracks = ['3.9', '3.10', '3.11', '3.12'].map(n => track('python', n));
    const { warnings } = supportedTracks(tracks, none, policy, AT);
    expect(warnings).toEqual([
      expect.stringContaining(
        'python has 4 supported tracks; the support window is 3',
      ),
    ]);
    expect(supportedTracks(tracks.slice(1), none, policy, AT).warnings).toEqual(
      [],
    );
  });

  it('count releases where policy says so', () => {
    const byRelease: Policy = {
      ...policy,
      supportWindow: { size: 2, unit: 'release' },
    };
    const { tracks, warnings } = supportedTracks(
      [v200, v210, v2100],
      none,
      byRelease,
      AT,
    );
    expect(tracks).toHaveLength(1);
    expect(warnings[0]).toContain('python has 3 supported releases');
  });
});
