import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildImage } from '../__testUtils__/imageContent';
import { LoopbackRegistry, sendJson } from '../__testUtils__/LoopbackRegistry';
import { readerOf } from '../__testUtils__/readerOf';

const { signal } = new AbortController();
const SECRET = 's3cret-pass';
const BASIC = `Basic ${Buffer.from(`robot:${SECRET}`).toString('base64')}`;
const auth = { username: 'robot', password: SECRET };
const image = buildImage();

describe('signing in', () => {
  let registry: LoopbackRegistry;
  let issuer: LoopbackRegistry;
  beforeEach(async () => {
    registry = await LoopbackRegistry.start({
      repositories: { 'golden/python': { '1': image }, 'a/b': { '1': image } },
    });
    issuer = await LoopbackRegistry.start();
  });
  afterEach(async () => {
    await registry.stop();
    await issuer.stop();
  });

  /** The registry answers 401 with a challenge unless the header is one of these. */
  function demand(challenge: string, ...accepted: string[]) {
    registry.quirk = ({ authorization }, response) =>
      !accepted.includes(authorization ?? '') &&
      sendJson(
        response,
        { errors: [{ code: 'UNAUTHORIZED', message: authorization }] },
        { 'www-authenticate': challenge },
        401,
      );
  }
  const bearer = (host = issuer.host) =>
    `Bearer realm="http://${host}/token",service="registry \\"one\\""`;
  const ask = (config = {}, options = {}) =>
    readerOf(
      registry,
      { tokenHosts: [issuer.host], ...config },
      options,
    ).reader.resolveTag('golden/python', '1', { signal });

  it('answers a Basic challenge', async () => {
    demand('Basic realm="x"', BASIC);
    await expect(ask({ auth })).resolves.toBe(image.digest);
  });

  it('sends no credentials before it is asked to', async () => {
    await expect(ask({ auth })).resolves.toBe(image.digest);
    expect(registry.seen.map(seen => seen.authorization)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('asks for a token without credentials when it has none', async () => {
    issuer.quirk = (_, response) => sendJson(response, { token: 'anon' });
    demand(bearer(), 'Bearer anon');
    await expect(ask()).resolves.toBe(image.digest);
    expect(issuer.seen[0].authorization).toBeUndefined();
    expect(Object.fromEntries(issuer.seen[0].query)).toEqual({
      service: 'registry "one"',
      scope: 'repository:golden/python:pull',
    });
  });

  it('signs in to the token endpoint, and takes access_token as well', async () => {
    issuer.quirk = ({ authorization }, response) =>
      sendJson(response, authorization === BASIC ? { access_token: 't' } : {});
    demand(bearer(), 'Bearer t');
    await expect(ask({ auth })).resolves.toBe(image.digest);
  });

  it('finds Bearer among several challenges in one header', async () => {
    issuer.quirk = (_, response) => sendJson(response, { token: 't' });
    demand(`Negotiate, Basic realm="a, b", ${bearer()}`, 'Bearer t');
    await expect(ask()).resolves.toBe(image.digest);
  });

  it('keeps a token for its scope until it expires', async () => {
    let issued = 0;
    let at = new Date('2026-05-01T00:00:00Z');
    issuer.quirk = (_, response) =>
      sendJson(response, { token: `t${++issued}`, expires_in: 100 });
    demand(bearer(), 'Bearer t1', 'Bearer t2', 'Bearer t3');
    const { reader } = readerOf(
      registry,
      { tokenHosts: [issuer.host] },
      { now: () => at },
    );
    await reader.resolveTag('golden/python', '1', { signal });
    await reader.resolveTag('golden/python', '1', { signal });
    expect(issued).toBe(1);
    await reader.resolveTag('a/b', '1', { signal });
    expect(issued).toBe(2);
    at = new Date('2026-05-01T00:01:35Z');
    await reader.resolveTag('golden/python', '1', { signal });
    expect(issued).toBe(3);
  });

  it('gets a new token when the registry no longer takes the kept one', async () => {
    let issued = 0;
    issuer.quirk = (_, response) =>
      sendJson(response, { token: `t${++issued}`, expires_in: 3600 });
    demand(bearer(), 'Bearer t1');
    const { reader } = readerOf(registry, { tokenHosts: [issuer.host] });
    await reader.resolveTag('golden/python', '1', { signal });
    demand(bearer(), 'Bearer t2');
    await expect(
      reader.resolveTag('golden/python', '1', { signal }),
    ).resolves.toBe(image.digest);
  });

  it('gives up after one new token', async () => {
    issuer.quirk = (_, response) => sendJson(response, { token: 'no' });
    demand(bearer());
    await expect(ask({ auth })).rejects.toMatchObject({
      reason: 'unauthorised',
    });
    expect(issuer.seen).toHaveLength(2);
  });

  it('sends a ready token, to no token endpoint', async () => {
    demand(bearer('evil.example'), `Bearer ${SECRET}`);
    await expect(ask({ auth: { token: SECRET } })).resolves.toBe(image.digest);
  });

  it('exchanges a refresh token of a docker configuration', async () => {
    issuer.quirk = ({ method, body }, response) => {
      const form = new URLSearchParams(body);
      return sendJson(response, {
        access_token:
          method === 'POST' &&
          form.get('grant_type') === 'refresh_token' &&
          form.get('refresh_token') === SECRET
            ? 'fresh'
            : 'stale',
      });
    };
    demand(bearer(), 'Bearer fresh');
    const folder = await mkdtemp(join(tmpdir(), 'docker-'));
    const dockerConfig = join(folder, 'config.json');
    await writeFile(
      dockerConfig,
      JSON.stringify({ auths: { [registry.host]: { identitytoken: SECRET } } }),
    );
    await expect(ask({ auth: { dockerConfig } })).resolves.toBe(image.digest);
    await rm(folder, { recursive: true });
  });

  describe('with a docker configuration that is renewed while it runs', () => {
    let folder: string;
    let dockerConfig: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'docker-'));
      dockerConfig = join(folder, 'config.json');
    });
    afterEach(() => rm(folder, { recursive: true }));

    const renew = (password: string) =>
      writeFile(
        dockerConfig,
        JSON.stringify({
          auths: { [registry.host]: { username: 'robot', password } },
        }),
      );
    const basic = (password: string) =>
      `Basic ${Buffer.from(`robot:${password}`).toString('base64')}`;

    it('gets its next token with the new credentials', async () => {
      let valid = basic('first');
      let at = new Date('2026-05-01T00:00:00Z');
      issuer.quirk = ({ authorization }, response) =>
        authorization === valid
          ? sendJson(response, { token: 't', expires_in: 100 })
          : sendJson(response, {}, {}, 401);
      demand(bearer(), 'Bearer t');
      await renew('first');
      const { reader } = readerOf(
        registry,
        { tokenHosts: [issuer.host], auth: { dockerConfig } },
        { now: () => at },
      );
      await reader.resolveTag('golden/python', '1', { signal });
      await renew('second');
      valid = basic('second');
      at = new Date('2026-05-01T12:00:00Z');
      await expect(
        reader.resolveTag('golden/python', '1', { signal }),
      ).resolves.toBe(image.digest);
    });

    /** As Amazon ECR answers to a token that has expired. */
    const refuse = (...valid: string[]) => {
      registry.quirk = ({ authorization }, response) => {
        if (authorization && valid.includes(authorization)) {
          return false;
        }
        return sendJson(
          response,
          { errors: [{ code: 'DENIED' }] },
          authorization ? {} : { 'www-authenticate': 'Basic realm="x"' },
          authorization ? 403 : 401,
        );
      };
    };

    it('takes the new credentials when the registry answers 403 to the old ones', async () => {
      await renew('first');
      refuse(basic('first'));
      const { reader } = readerOf(registry, { auth: { dockerConfig } });
      await reader.resolveTag('golden/python', '1', { signal });
      await renew('second');
      refuse(basic('second'));
      await expect(
        reader.resolveTag('golden/python', '1', { signal }),
      ).resolves.toBe(image.digest);
    });

    it('asks once when it is refused and nothing was renewed', async () => {
      await renew('first');
      refuse(basic('first'));
      const { reader } = readerOf(registry, { auth: { dockerConfig } });
      await reader.resolveTag('golden/python', '1', { signal });
      refuse();
      registry.seen.length = 0;
      await expect(
        reader.resolveTag('golden/python', '1', { signal }),
      ).rejects.toMatchObject({ reason: 'unauthorised' });
      expect(registry.seen).toHaveLength(1);
    });
  });

  it.each([
    [
      'a token host that nobody named',
      () => `Bearer realm="http://127.0.0.1:1/t"`,
    ],
    ['a realm that is no URL', () => 'Bearer realm="token"'],
    [
      'a realm with another protocol',
      () => `Bearer realm="ftp://${issuer.host}/"`,
    ],
    ['Basic without a password', () => 'Basic realm="x"'],
    ['a scheme it does not know', () => 'Negotiate'],
    ['no challenge at all', () => ''],
  ])('refuses %s', async (name, challenge) => {
    demand(challenge());
    await expect(
      ask(name.startsWith('Basic') ? {} : { auth }),
    ).rejects.toMatchObject({ reason: 'unauthorised' });
    expect(issuer.seen).toEqual([]);
  });

  it.each<[string, number, unknown, string]>([
    ['refuses', 401, {}, 'unauthorised'],
    ['is down', 503, {}, 'unreachable'],
    ['sends no token', 200, { hello: SECRET }, 'invalid'],
    ['sends a web page', 200, `<${SECRET}>`, 'invalid'],
    ['sends too much', 200, { token: 'x'.repeat(70_000) }, 'invalid'],
  ])('fails when the token endpoint %s', async (_, status, body, reason) => {
    issuer.quirk = (__, response) => sendJson(response, body, {}, status);
    demand(bearer());
    await expect(ask({ auth })).rejects.toMatchObject({ reason });
  });

  it('never shows a credential in an error', async () => {
    const answers = [
      () => demand(bearer('127.0.0.1:1')),
      () => demand('Basic realm="x"'),
      () => demand(bearer()),
    ];
    issuer.quirk = ({ authorization }, response) =>
      sendJson(response, `${authorization} ${SECRET}`, {}, 403);
    const errors: unknown[] = [];
    for (const prepare of answers) {
      prepare();
      for (const credentials of [auth, { token: SECRET }]) {
        await ask({ auth: credentials }).catch(error => errors.push(error));
      }
    }
    expect(errors).toHaveLength(6);
    for (const error of errors) {
      expect(textOf(error)).not.toMatch(
        new RegExp(`${SECRET}|${BASIC.slice(6)}`),
      );
    }
  });
});

/** Everything a log could show of an error. */
function textOf(error: unknown): string {
  return error instanceof Error
    ? `${error.message} ${error.stack} ${JSON.stringify(error)} ${textOf(
        error.cause,
      )}`
    : String(error);
}
