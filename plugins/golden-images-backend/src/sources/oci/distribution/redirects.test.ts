import { buildImage } from '../__testUtils__/imageContent';
import { LoopbackRegistry } from '../__testUtils__/LoopbackRegistry';
import { readerOf } from '../__testUtils__/readerOf';
import { redirectTarget } from './redirectTarget';

const { signal } = new AbortController();
const image = buildImage();

describe('redirects', () => {
  let registry: LoopbackRegistry;
  let store: LoopbackRegistry;
  beforeEach(async () => {
    const repositories = { 'golden/python': { '1': image } };
    registry = await LoopbackRegistry.start({ repositories });
    store = await LoopbackRegistry.start({ repositories });
  });
  afterEach(async () => {
    await registry.stop();
    await store.stop();
  });
  const redirect = (kind: string, location: (path: string) => string) => {
    registry.quirk = ({ path, query, authorization }, response) => {
      if (!authorization) {
        response
          .writeHead(401, { 'www-authenticate': 'Basic realm="x"' })
          .end();
        return true;
      }
      if (!path.includes(kind) || query.has('here')) return false;
      response.writeHead(307, { location: location(path) }).end();
      return true;
    };
  };
  const read = () =>
    readerOf(registry, {
      auth: { username: 'robot', password: 'secret' },
    }).reader.readImage('golden/python', image.digest, { signal });

  it('follows a blob to another host, without credentials', async () => {
    redirect('/blobs/', path => `http://${store.host}${path}?signature=x`);
    await expect(read()).resolves.toMatchObject({ digest: image.digest });
    expect(store.seen).toHaveLength(1);
    expect(store.seen[0].authorization).toBeUndefined();
  });

  it('checks what the other host sends', async () => {
    redirect('/blobs/', path => `http://${store.host}${path}`);
    store.quirk = (_, response) => {
      response.end('{}');
      return true;
    };
    await expect(read()).rejects.toMatchObject({ reason: 'invalid' });
  });

  it('does not sign in to the other host', async () => {
    redirect('/blobs/', path => `http://${store.host}${path}`);
    store.quirk = (_, response) => {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="y"' }).end();
      return true;
    };
    await expect(read()).rejects.toMatchObject({ reason: 'unauthorised' });
    expect(store.seen.map(seen => seen.authorization)).toEqual([undefined]);
  });

  it('follows within the registry, with credentials', async () => {
    redirect('/manifests/', path => `${path}?here`);
    await expect(read()).resolves.toMatchObject({ digest: image.digest });
  });

  it('does not follow a manifest to another host', async () => {
    redirect('/manifests/', path => `http://${store.host}${path}`);
    await expect(read()).rejects.toMatchObject({ reason: 'invalid' });
    expect(store.seen).toEqual([]);
  });

  it('ends a circle of redirects', async () => {
    redirect('/blobs/', path => path);
    await expect(read()).rejects.toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining('more than 5 times'),
    });
    expect(
      registry.paths.filter(path => path.includes('/blobs/')),
    ).toHaveLength(6);
  });
});

describe('redirectTarget', () => {
  const registry = new URL('https://registry.example.com');
  it.each([
    'https://cdn.example.net/x?sig=1',
    'https://10.0.0.8/minio/x',
    '/v2/elsewhere',
  ])('lets a blob go to %s', location => {
    expect(
      redirectTarget(location, registry, { registry, elsewhere: true }).href,
    ).toBe(new URL(location, registry).href);
  });

  it.each([
    'http://cdn.example.net/x',
    'file:///etc/passwd',
    'ftp://cdn.example.net/x',
    'https://127.0.0.1/x',
    'https://127.1/x',
    'https://2130706433/x',
    'https://[::1]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[::ffff:a9fe:a9fe]/x',
    'https://localhost/x',
    'https://a.localhost./x',
    'https://169.254.169.254/latest/meta-data',
    'https://[fd00:ec2::254]/latest',
    'https://[fe80::1]/x',
    'https://0.0.0.0/x',
    'https://100.100.100.200/x',
    'https://',
    null,
  ])('lets no blob go to %s', location => {
    expect(() =>
      redirectTarget(location, registry, { registry, elsewhere: true }),
    ).toThrow(expect.objectContaining({ reason: 'invalid' }));
  });
});
