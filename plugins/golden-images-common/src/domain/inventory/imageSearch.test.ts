import { parseImageSearch } from './imageSearch';

const HEX = '0123456789abcdef'.repeat(4);
const DIGEST = `sha256:${HEX}`;

describe('parseImageSearch', () => {
  it.each([
    ['a digest', DIGEST, DIGEST, true],
    ['the hash alone', HEX, DIGEST, true],
    [
      'what is shown of a digest',
      'sha256:0123456789ab…',
      'sha256:0123456789ab',
      false,
    ],
    ['its 12 characters alone', '0123456789ab', 'sha256:0123456789ab', false],
    ['a pinned reference', `reg.example/a/b:1@${DIGEST}`, DIGEST, true],
    [
      'a reference cut on screen',
      'reg.example/a/b:1@sha256:0123456789ab…',
      'sha256:0123456789ab',
      false,
    ],
    ['a digest between blanks', ` ${DIGEST}\n`, DIGEST, true],
  ])('takes %s for a digest', (_, text, digest, complete) => {
    expect(parseImageSearch(text)).toEqual({
      kind: 'digest',
      digest,
      complete,
    });
  });

  it.each<[string, object, string]>([
    [
      'Reg.example/Shop/API',
      { text: 'reg.example/shop/api' },
      'an invalid reference is a part of a name',
    ],
    [
      'shop/api:1.4-RC',
      {
        text: 'shop/api:1.4-rc',
        reference: {
          name: 'shop/api',
          registry: 'docker.io',
          repository: 'shop/api',
          tag: '1.4-RC',
        },
      },
      'a tag keeps its case',
    ],
    [
      'python',
      {
        text: 'python',
        reference: {
          name: 'python',
          registry: 'docker.io',
          repository: 'library/python',
        },
      },
      'a short name is read as Docker does, too',
    ],
    [
      'reg.example:5000/shop',
      {
        text: 'reg.example:5000/shop',
        reference: {
          name: 'reg.example:5000/shop',
          registry: 'reg.example:5000',
          repository: 'shop',
        },
      },
      'the port of a host is no tag',
    ],
    [
      'cafe',
      { text: 'cafe', reference: expect.anything() },
      'a short hex word is a name',
    ],
    ['50%_off', { text: '50%_off' }, 'nothing is special'],
  ])('reads %s as a name: %j (%s)', (text, search) => {
    expect(parseImageSearch(text)).toEqual({ kind: 'name', ...search });
  });
});
