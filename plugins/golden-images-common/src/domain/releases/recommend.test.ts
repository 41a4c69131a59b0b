import { judged } from './__testUtils__/release';
import { recommendRelease, type WantedRelease } from './recommend';

const RELEASES = [
  judged('python', '3.13', '1.0.0', 'legacy', { current: true }),
  judged('python', '3.12', '2.1.0'),
  judged('python', '3.12', '2.0.0', 'active', { current: false }),
  judged('python', '3.12', '2.2.0', 'testing'),
  judged('python', '3.11', '1.9.0', 'final-calls'),
  judged('python', '3.10', '1.4.0', 'unsupported'),
  judged('python', '3.9', '1.2.0', 'removed'),
  judged('node', '20', '1.4.0'),
];

function ask(wanted: Partial<WantedRelease>) {
  return recommendRelease(RELEASES, {
    family: 'python',
    production: true,
    ...wanted,
  });
}

describe('recommendRelease', () => {
  it.each<[string, Partial<WantedRelease>, string]>([
    [
      'the newest track in active support, before one that is legacy',
      {},
      'python/3.12/2.1.0',
    ],
    ['the current release of a track', { track: '3.12' }, 'python/3.12/2.1.0'],
    [
      'the current release of a track that is legacy by age',
      { track: '3.13' },
      'python/3.13/1.0.0',
    ],
    [
      'a version that may still be built on',
      { track: '3.12', version: '2.0.0' },
      'python/3.12/2.0.0',
    ],
    [
      'final calls, outside production',
      { track: '3.11', version: '1.9.0', production: false },
      'python/3.11/1.9.0',
    ],
  ])('gives %s', (_what, wanted, id) => {
    expect(ask(wanted)).toMatchObject({ ok: true, release: { id } });
  });

  it.each<[string, Partial<WantedRelease>, string]>([
    [
      'a family that has nothing golden',
      { family: 'ruby' },
      'There is no golden image of the family ruby. Families: python, node.',
    ],
    [
      'a track that has nothing for new work',
      { track: '3.11' },
      'No release of python 3.11 is for new work. To be used: python 3.12 golden-v2.1.0, python 3.13 golden-v1.0.0.',
    ],
    [
      'a track that does not exist',
      { track: '4' },
      'No release of python 4 is for new work. To be used: python 3.12 golden-v2.1.0, python 3.13 golden-v1.0.0.',
    ],
    [
      'a version that does not exist',
      { track: '3.12', version: '9.0.0' },
      'There is no release python 3.12 9.0.0. To be used: python 3.12 golden-v2.1.0, python 3.13 golden-v1.0.0.',
    ],
    [
      'final calls in production',
      { track: '3.11', version: '1.9.0' },
      'python 3.11 golden-v1.9.0 is in final calls, and nothing new goes to production on it. Take the current release of a supported track.',
    ],
    [
      'what is not golden yet, also outside production',
      { track: '3.12', version: '2.2.0', production: false },
      'python 3.12 golden-v2.2.0 is no golden image: its phase is Testing.',
    ],
    [
      'what gets no patches, also outside production',
      { track: '3.10', version: '1.4.0', production: false },
      'python 3.10 golden-v1.4.0 gets no patches any more: its phase is Unsupported. Take the current release of a supported track.',
    ],
    [
      'what is removed',
      { track: '3.9', version: '1.2.0', production: false },
      'python 3.9 golden-v1.2.0 gets no patches any more: its phase is Removed. Take the current release of a supported track.',
    ],
  ])('refuses %s', (_what, wanted, reason) => {
    expect(ask(wanted)).toEqual({ ok: false, reason });
  });

  it('says that there is nothing at all', () => {
    expect(
      recommendRelease([], { family: 'python', production: false }),
    ).toEqual({
      ok: false,
      reason: 'There is no golden image of the family python. Families: none.',
    });
  });
});
