import { formatReference, parseReference } from './reference';

const HEX = '0123456789abcdef'.repeat(4);
const DIGEST = `sha256:${HEX}`;

describe('parseReference accepts', () => {
  it.each([
    ['a short name', 'python', 'docker.io/library/python'],
    ['a short name with tag', 'python:3.12', 'docker.io/library/python:3.12'],
    ['a Docker Hub user image', 'user/app', 'docker.io/user/app'],
    ['docker.io itself', 'docker.io/nginx', 'docker.io/library/nginx'],
    [
      'the Docker Hub alias',
      'index.docker.io/nginx:1',
      'docker.io/library/nginx:1',
    ],
    ['a host with dot', 'reg.example/app', 'reg.example/app'],
    ['a host with port', 'reg:5000/app', 'reg:5000/app'],
    [
      'a host with port and tag',
      'reg.example:5000/a/b:1',
      'reg.example:5000/a/b:1',
    ],
    ['localhost', 'localhost/app:1', 'localhost/app:1'],
    ['localhost with port', 'localhost:5000/app', 'localhost:5000/app'],
    ['an upper-case host', 'REG/app', 'REG/app'],
    ['an IPv4 host', '127.0.0.1:5000/app', '127.0.0.1:5000/app'],
    ['an IPv6 host', '[2001:db8::1]/app', '[2001:db8::1]/app'],
    ['an IPv6 host with port', '[::1]:5000/app:v1', '[::1]:5000/app:v1'],
    [
      'a name that starts like a host but has no slash',
      'test:5000',
      'docker.io/library/test:5000',
    ],
    [
      'a first part without dot as path',
      'golden/python:1',
      'docker.io/golden/python:1',
    ],
    [
      'separators inside a part',
      'reg.io/a.b_c__d-e---f/g',
      'reg.io/a.b_c__d-e---f/g',
    ],
    ['a tag with all its characters', 'reg.io/a:A_b.c-9', 'reg.io/a:A_b.c-9'],
    [
      'the longest tag',
      `reg.io/a:${'t'.repeat(128)}`,
      `reg.io/a:${'t'.repeat(128)}`,
    ],
    ['a digest', `reg.io/a@${DIGEST}`, `reg.io/a@${DIGEST}`],
    ['tag and digest', `reg.io/a:1@${DIGEST}`, `reg.io/a:1@${DIGEST}`],
    [
      'a sha512 digest',
      `reg.io/a@sha512:${HEX}${HEX}`,
      `reg.io/a@sha512:${HEX}${HEX}`,
    ],
    [
      'the longest repository',
      `reg.io/${'a'.repeat(255)}`,
      `reg.io/${'a'.repeat(255)}`,
    ],
    ['64 hex digits below a host', `reg.io/${HEX}`, `reg.io/${HEX}`],
    ['64 hex digits with a tag', `${HEX}:1`, `docker.io/library/${HEX}:1`],
  ])('%s', (_, text, canonical) => {
    const parsed = parseReference(text);
    expect(parsed.ok && formatReference(parsed.reference)).toBe(canonical);
    expect(parseReference(canonical)).toEqual(parsed);
  });
});

describe('parseReference refuses, with position and rule,', () => {
  it.each([
    ['nothing', '', 0, 'empty'],
    ['a space', ' python', 0, 'repository'],
    ['an inner space', 'reg.io/a b', 7, 'repository'],
    ['an upper-case repository', 'reg.io/App', 7, 'uppercase'],
    ['an upper-case short name', 'Python', 0, 'uppercase'],
    ['upper case in the middle', 'reg.io/a/bC', 10, 'uppercase'],
    ['a scheme', 'http://reg.io/a', 5, 'registry'],
    ['a double slash', 'reg.io//a', 7, 'repository'],
    ['a leading slash', '/a', 0, 'repository'],
    ['a trailing slash', 'reg.io/a/', 9, 'repository'],
    ['a leading dot', 'reg.io/.a', 7, 'repository'],
    ['a trailing hyphen', 'reg.io/a-', 7, 'repository'],
    ['three underscores', 'reg.io/a___b', 7, 'repository'],
    ['two dots', 'reg.io/a..b', 7, 'repository'],
    ['a host that starts with a hyphen', '-reg.io/a', 0, 'registry'],
    ['an empty part of a host', 'reg..io/a', 4, 'registry'],
    ['a port with letters', 'reg:50a/a', 4, 'registry'],
    ['an empty port', 'reg:/a', 4, 'registry'],
    ['an IPv6 address without brackets', 'fe80::1/a', 5, 'registry'],
    ['an unclosed bracket', '[::1/a', 0, 'registry'],
    ['an empty tag', 'reg.io/a:', 9, 'tag'],
    ['a tag that starts with a dot', 'reg.io/a:.1', 9, 'tag'],
    ['a tag that starts with a hyphen', 'reg.io/a:-1', 9, 'tag'],
    ['a tag of 129 characters', `reg.io/a:${'t'.repeat(129)}`, 9, 'tag'],
    [
      'an abbreviated digest (GT-REF-12)',
      'golden/python@sha256:abc123',
      14,
      'digest',
    ],
    ['an empty digest', 'reg.io/a@', 9, 'digest'],
    [
      'an upper-case digest',
      `reg.io/a@sha256:${HEX.toUpperCase()}`,
      9,
      'digest',
    ],
    ['a digest of 63 digits', `reg.io/a@sha256:${HEX.slice(1)}`, 9, 'digest'],
    ['two digests', `reg.io/a@${DIGEST}@${DIGEST}`, 9, 'digest'],
    ['an unknown algorithm', `reg.io/a@md5:${HEX}`, 9, 'digest'],
    ['64 hex digits alone', HEX, 0, 'repository'],
    [
      'a repository of 256 characters',
      `reg.io/${'a'.repeat(256)}`,
      262,
      'length',
    ],
    [
      'a short name that is too long with its prefix',
      'a'.repeat(248),
      247,
      'length',
    ],
    ['a line break', 'reg.io/a\n', 7, 'repository'],
    ['a null character', 'reg.io/a\u0000', 7, 'repository'],
    ['letters outside ASCII', 'reg.io/é', 7, 'repository'],
    ['digits outside ASCII', 'reg.io/a:１', 9, 'tag'],
  ])('%s', (_, text, position, rule) => {
    expect(parseReference(text)).toMatchObject({
      ok: false,
      error: { position, rule },
    });
  });

  it.each([
    ['a long run of separators', `reg.io/${'-'.repeat(1_000_000)}`],
    ['many components', 'a/'.repeat(500_000)],
    ['many colons', ':'.repeat(1_000_000)],
  ])('a megabyte of hostile text: %s', (_, text) => {
    expect(parseReference(text)).toMatchObject({
      ok: false,
      error: { rule: 'length' },
    });
  });

  it('keeps control characters and long texts out of its message', () => {
    const parsed = parseReference(`reg.io/${'\u001b[31m'.repeat(100)}`);
    expect(parsed.ok ? '' : parsed.error.message).toMatch(
      /^[\x20-\x7e…]{1,240}$/,
    );
  });
});
