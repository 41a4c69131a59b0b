import { DEFAULT_POLICY } from '../policy/policy';
import { release } from './__testUtils__/release';
import { releaseTimeline } from './phase';
import type { Release } from './release';
import { trackDescription, trackTitle } from './trackText';

describe('trackTitle', () => {
  it('names a track, and a family with a single one by its own name', () => {
    expect(trackTitle({ family: 'lang/python', track: '3.12' })).toBe(
      'lang/python 3.12',
    );
    expect(trackTitle({ family: 'nginx', track: 'default' })).toBe('nginx');
  });
});

describe('trackDescription', () => {
  const AT = '2027-07-14';
  const PYTHON = { family: 'python', track: '3.12' };

  function describeTrack(facts: Partial<Release>, current: boolean): string {
    const leading = release('python', '3.12', '2.1.0', facts);
    return trackDescription(PYTHON, {
      version: leading.version,
      timeline: releaseTimeline(leading, DEFAULT_POLICY, AT),
      current,
    });
  }

  it.each<[string, Partial<Release>, boolean, string]>([
    [
      'an active track with the end of its support',
      { promotedAt: '2027-01-10' },
      true,
      'Golden container image python 3.12. Current release: golden-v2.1.0. Full support: features, fixes and patches. Support ends on 10 Jul 2028.',
    ],
    [
      'an active track of which no date is known',
      {},
      true,
      'Golden container image python 3.12. Current release: golden-v2.1.0. Full support: features, fixes and patches.',
    ],
    [
      'a track that users must leave',
      { promotedAt: '2027-01-10', announcedAt: '2027-03-01' },
      false,
      'Golden container image python 3.12. No release for new services; final calls: golden-v2.1.0. Critical security patches only; migrate now. Its users must be off it by 1 Sep 2027.',
    ],
    [
      'a track whose deadline is past',
      { promotedAt: '2026-10-10', removedAt: '2027-07-01' },
      false,
      'Golden container image python 3.12. No release for new services; removed: golden-v2.1.0. No patches; the image is removed from the registry. Its users should have been off it by 1 Jul 2027.',
    ],
    [
      'a track under evaluation',
      { stage: 'candidate' },
      false,
      'Golden container image python 3.12. No release for new services; candidate: golden-v2.1.0. Under evaluation; not for production.',
    ],
  ])('describes %s', (_what, facts, current, expected) => {
    expect(describeTrack(facts, current)).toBe(expected);
  });

  it('says of a track that was never seen that it is only on record', () => {
    expect(trackDescription(PYTHON, undefined)).toBe(
      'Golden container image python 3.12. It is on record, but no release of it was seen in a registry.',
    );
  });
});
