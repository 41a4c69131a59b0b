import { ConfigReader } from '@backstage/config';
import { OciRegistryReader } from './OciRegistryReader';
import { collect } from './__testUtils__/collect';
import {
  buildDocument,
  buildImage,
  buildIndex,
} from './__testUtils__/imageContent';
import {
  LoopbackRegistry,
  sendJson,
  type Quirk,
} from './__testUtils__/LoopbackRegistry';
import { readerOf } from './__testUtils__/readerOf';

const { signal } = new AbortController();

describe('OciRegistryReader', () => {
  const image = buildImage();
  const multi = buildIndex([image, buildImage({ architecture: 'arm64' })]);
  let registry: LoopbackRegistry;
  beforeEach(async () => {
    registry = await LoopbackRegistry.start({
      repositories: { 'golden/python': { '1': image, multi } },
    });
  });
  afterEach(() => registry.stop());

  it('fetches nothing by digest twice', async () => {
    const { reader } = readerOf(registry);
    await reader.readImage('golden/python', multi.digest, { signal });
    await reader.readImage('golden/python', multi.digest, { signal });
    await reader.readImage('golden/python', image.digest, { signal });
    const byDigest = registry.paths.filter(path => path.includes('sha256:'));
    expect(byDigest).toHaveLength(5);
    expect(new Set(byDigest).size).toBe(5);
  });

  it('fetches again what no longer fits in memory', async () => {
    const { reader } = readerOf(registry, {}, { limits: { cacheBytes: 1 } });
    await reader.readImage('golden/python', image.digest, { signal });
    await reader.readImage('golden/python', image.digest, { signal });
    expect(
      registry.paths.filter(path => path.includes('sha256:')),
    ).toHaveLength(4);
  });

  it('computes the digest when HEAD does not name it', async () => {
    registry.quirk = ({ method }, response) => {
      if (method !== 'HEAD') return false;
      response.writeHead(200).end();
      return true;
    };
    await expect(
      readerOf(registry).reader.resolveTag('golden/python', 'multi', {
        signal,
      }),
    ).resolves.toBe(multi.digest);
  });

  it('computes the digest when HEAD is not served', async () => {
    registry.quirk = ({ method }, response) => {
      if (method !== 'HEAD') return false;
      response.writeHead(405).end();
      return true;
    };
    await expect(
      readerOf(registry).reader.resolveTag('golden/python', '1', { signal }),
    ).resolves.toBe(image.digest);
  });

  it('takes no digest from a web page', async () => {
    registry.quirk = ({ path }, response) => {
      if (!path.includes('/manifests/')) return false;
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>Sign in</html>');
      return true;
    };
    await expect(
      readerOf(registry).reader.resolveTag('golden/python', '1', { signal }),
    ).rejects.toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining('a web page, not JSON'),
    });
  });

  it.each([
    ['other content', '{"schemaVersion":2,"manifests":[]}'],
    ['half of the content', '{"schemaVersion":2,"layers"'],
    ['a web page', '<html></html>'],
  ])('refuses %s under a digest', async (_, body) => {
    registry.quirk = ({ path }, response) => {
      if (!path.includes('/manifests/')) return false;
      response.end(body);
      return true;
    };
    await expect(
      readerOf(registry).reader.readImage('golden/python', image.digest, {
        signal,
      }),
    ).rejects.toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining('has another digest'),
    });
  });

  it('refuses a schema 1 manifest by name', async () => {
    const old = buildDocument(
      'application/vnd.docker.distribution.manifest.v1+prettyjws',
      { schemaVersion: 1, signatures: [] },
    );
    const legacy = await LoopbackRegistry.start({
      repositories: { 'old/app': { '1': old } },
    });
    await expect(
      readerOf(legacy).reader.readImage('old/app', old.digest, { signal }),
    ).rejects.toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining('schema 1'),
    });
    await legacy.stop();
  });

  it('asks below the path of the configured address', async () => {
    const url = `http://${registry.host}/api/docker/mirror/`;
    registry.quirk = ({ path }, response) =>
      path === '/api/docker/mirror/v2/golden/python/tags/list' &&
      sendJson(response, { name: 'golden/python', tags: ['mirrored'] });
    await expect(
      collect(
        readerOf(registry, { url }).reader.listTags('golden/python', {
          signal,
        }),
      ),
    ).resolves.toEqual(['mirrored']);
  });

  it('knows the short names of Docker Hub, and lists what is named without asking', async () => {
    const { reader } = readerOf(registry, {
      host: 'registry-1.docker.io',
      repositories: ['python', 'bitnami/redis'],
    });
    await expect(collect(reader.listRepositories({ signal }))).resolves.toEqual(
      ['library/python', 'bitnami/redis'],
    );
    expect(registry.seen).toEqual([]);
  });

  describe('checks', () => {
    const auth = { username: 'robot', password: 'secret' };
    const check = (config = {}) =>
      readerOf(registry, config).reader.check({ signal });
    const challenge =
      (header: string, code = 401): Quirk =>
      (_, response) =>
        sendJson(response, {}, { 'www-authenticate': header }, code);

    it('that a registry answers, and reads nothing', async () => {
      await expect(check()).resolves.toBeUndefined();
      expect(new Set(registry.paths)).toEqual(new Set(['/v2/']));
    });

    it('credentials, as docker login does', async () => {
      registry.quirk = challenge('Basic realm="x"');
      await expect(check({ auth })).rejects.toMatchObject({
        reason: 'unauthorised',
      });
    });

    it('no more than that it answers when there are no credentials', async () => {
      registry.quirk = ({ path }, response) =>
        path === '/token'
          ? sendJson(response, {}, {}, 403)
          : sendJson(
              response,
              {},
              {
                'www-authenticate': `Bearer realm="http://${registry.host}/token"`,
              },
              401,
            );
      await expect(check()).resolves.toBeUndefined();
    });

    it('again and again', async () => {
      const { reader } = readerOf(registry);
      await reader.check({ signal });
      registry.quirk = challenge('', 503);
      await expect(reader.check({ signal })).rejects.toMatchObject({
        reason: 'unreachable',
      });
      registry.quirk = (_, response) => {
        response.destroy();
        return true;
      };
      await expect(reader.check({ signal })).rejects.toMatchObject({
        reason: 'unreachable',
      });
    });
  });

  it('names its target without credentials', () => {
    const reader = OciRegistryReader.fromConfig(
      new ConfigReader({
        name: 'hub',
        host: 'index.docker.io',
        auth: { username: 'me', password: 'secret' },
      }),
    );
    expect(reader.host).toBe('docker.io');
    expect(reader.target).toBe('https://registry-1.docker.io/');
  });
});
