import { collect } from '../__testUtils__/collect';
import { buildImage } from '../__testUtils__/imageContent';
import { LoopbackRegistry, sendJson } from '../__testUtils__/LoopbackRegistry';
import { readerOf } from '../__testUtils__/readerOf';

const { signal } = new AbortController();
const image = buildImage();

describe('listing', () => {
  let registry: LoopbackRegistry;
  beforeEach(async () => {
    registry = await LoopbackRegistry.start({
      repositories: { 'golden/python': { '1': image, multi: image } },
    });
  });
  afterEach(() => registry.stop());

  it.each([
    ['/v2/golden/python/tags/list', { name: 'golden/python', tags: null }, []],
    [
      '/v2/golden/python/tags/list',
      { name: 'x', tags: ['ok', '../x'] },
      ['ok'],
    ],
  ])('lists tags of %s %j as %j', async (path, answer, expected) => {
    registry.quirk = (request, response) =>
      request.path === path && sendJson(response, answer);
    await expect(
      collect(readerOf(registry).reader.listTags('golden/python', { signal })),
    ).resolves.toEqual(expected);
  });

  it.each([
    ['tags cut short', '{"name":"golden/python","tags":["1'],
    ['a web page', '<!DOCTYPE html><p>Sign in'],
    ['another document', '{"hello":"world"}'],
  ])('does not take %s for an empty listing', async (_, body) => {
    registry.quirk = ({ path }, response) => {
      if (!path.endsWith('/tags/list')) return false;
      response.end(body);
      return true;
    };
    await expect(
      collect(readerOf(registry).reader.listTags('golden/python', { signal })),
    ).rejects.toMatchObject({ reason: 'invalid' });
  });

  it('says what to configure when the registry has no list of repositories', async () => {
    registry.quirk = ({ path }, response) =>
      path === '/v2/_catalog' && sendJson(response, {}, {}, 403);
    await expect(
      collect(readerOf(registry).reader.listRepositories({ signal })),
    ).rejects.toMatchObject({
      reason: 'unauthorised',
      message: expect.stringContaining('"repositories"'),
    });
  });

  describe('paging', () => {
    const linkedTo = (link: string) => {
      registry.quirk = ({ path, query }, response) =>
        path.endsWith('/tags/list') &&
        !query.has('last') &&
        !query.has('next_page') &&
        sendJson(response, { name: 'x', tags: ['a'] }, { link });
    };
    const listed = () =>
      collect(readerOf(registry).reader.listTags('golden/python', { signal }));

    it.each([
      [
        'a link that drops the path prefix',
        '</golden/python/tags/list?last=a>; rel="next"',
      ],
      [
        'a link to another host',
        '<https://evil.example/v2/x?n=1&last=a>; rel=next',
      ],
      [
        'a cursor of its own',
        '</v2/golden/python/tags/list?next_page=a>; rel="next"',
      ],
    ])('goes on from %s, at the same address', async (_, link) => {
      linkedTo(link);
      await expect(listed()).resolves.toEqual(
        expect.arrayContaining(['a', 'multi']),
      );
      expect(new Set(registry.paths.slice(1))).toEqual(
        new Set(['/v2/golden/python/tags/list']),
      );
    });

    it('ends with an error when the registry leads in a circle', async () => {
      registry.quirk = ({ path }, response) =>
        path.endsWith('/tags/list') &&
        sendJson(
          response,
          { name: 'x', tags: ['a'] },
          { link: '</v2/x?last=a>; rel="next"' },
        );
      await expect(listed()).rejects.toMatchObject({
        reason: 'invalid',
        message: expect.stringContaining('in a circle'),
      });
    });

    it('ends with an error when the next link says no place', async () => {
      linkedTo('</v2/golden/python/tags/list>; rel="next"');
      await expect(listed()).rejects.toMatchObject({ reason: 'invalid' });
    });
  });
});
