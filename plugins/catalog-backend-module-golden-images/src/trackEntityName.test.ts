import { makeValidator } from '@backstage/catalog-model';
import { trackEntityName } from './trackEntityName';

describe('trackEntityName', () => {
  it.each([
    ['python', '3.12', 'python-3.12'],
    ['nginx', 'default', 'nginx-default'],
    ['java-jre', '21', 'java-jre--21'],
    ['java', '21-jre', 'java-21-jre'],
  ])('is readable for %s %s', (family, track, name) => {
    expect(trackEntityName({ family, track })).toBe(name);
  });

  it.each([
    ['a family with slashes', 'lang/python', '3.12', /^lang-python-3\.12-/],
    ['a track in capitals', 'python', '3.12-Alpine', /^python-3\.12-alpine-/],
    ['a track that ends with a separator', 'python', '3.', /^python-3-/],
    ['a track that begins with one', 'python', '_3', /^python-_3-/],
    ['a name that is too long', 'x'.repeat(80), '1', /^x{52}-/],
    ['a name that looks hashed', 'a', '1-0123456789', /^a-1-0123456789-/],
    ['letters of other alphabets', 'питон', '3', /^3-/],
    ['nothing that can be kept', '日本', '語', /^track-/],
  ])('ends in a hash for %s', (_what, family, track, expected) => {
    const name = trackEntityName({ family, track });
    expect(name).toMatch(expected);
    expect(name).toMatch(/-[0-9a-f]{10}$/);
    expect(makeValidator().isValidEntityName(name)).toBe(true);
  });

  it('is the same for the same track, whatever else there is', () => {
    const track = { family: 'lang/python', track: '3.12' };
    expect(trackEntityName(track)).toBe('lang-python-3.12-11106e6c68');
  });

  it('is valid and another one for every track, also without regard to case', () => {
    const parts = [
      'a',
      'A',
      'a-b',
      'a--b',
      'a---b',
      'b-a',
      'a.b',
      'a_b',
      'a/b',
      'a-',
      '-a',
      '_a',
      'a-0123456789',
      '0123456789',
      'x'.repeat(61),
      'x'.repeat(62),
      'x'.repeat(63),
      `${'x'.repeat(70)}y`,
      `${'x'.repeat(70)}z`,
    ];
    const names = parts.flatMap(family =>
      parts
        .filter(track => !track.includes('/'))
        .map(track => trackEntityName({ family, track })),
    );
    const { isValidEntityName } = makeValidator();
    expect(names.filter(name => !isValidEntityName(name))).toEqual([]);
    expect(new Set(names.map(name => name.toLowerCase())).size).toBe(
      names.length,
    );
  });
});
