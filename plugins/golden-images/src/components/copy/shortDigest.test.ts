import { shortDigest, shortenDigests } from './shortDigest';

const HASH = '0123456789abcdef'.repeat(4);

describe('shortDigest', () => {
  it('is the first 12 characters of the hash', () => {
    expect(shortDigest(`sha256:${HASH}`)).toBe('0123456789ab');
  });
});

describe('shortenDigests', () => {
  it.each([
    [
      `registry.example.com/a/b:1@sha256:${HASH}`,
      'registry.example.com/a/b:1@sha256:0123456789ab…',
    ],
    [
      `from sha256:${HASH} to sha512:${HASH}${HASH}`,
      'from sha256:0123456789ab… to sha512:0123456789ab…',
    ],
    ['docker.io/library/python:3', 'docker.io/library/python:3'],
  ])('shows %s as %s', (text, shown) => {
    expect(shortenDigests(text)).toBe(shown);
  });
});
