import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDockerConfig } from './dockerConfig';

const SECRET = 's3cret:pass';
const auth = Buffer.from(`robot:${SECRET}`).toString('base64');
const basic = { kind: 'basic', username: 'robot', password: SECRET };

describe('readDockerConfig', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'docker-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const read = async (content: unknown, host: string) => {
    const path = join(folder, 'config.json');
    await writeFile(
      path,
      typeof content === 'string' ? content : JSON.stringify(content),
    );
    return readDockerConfig(path, host);
  };

  it.each([
    ['r.example:5000', 'r.example:5000'],
    ['https://r.example', 'r.example'],
    ['https://r.example/v2/', 'r.example'],
    ['https://index.docker.io/v1/', 'docker.io'],
    ['registry-1.docker.io', 'docker.io'],
  ])('finds %s for %s', async (key, host) => {
    await expect(read({ auths: { [key]: { auth } } }, host)).resolves.toEqual(
      basic,
    );
  });

  it.each([
    [{ username: 'robot', password: SECRET }, basic],
    [
      { auth, identitytoken: 'i' },
      { kind: 'identity', token: 'i' },
    ],
    [{ registrytoken: 'r' }, { kind: 'token', token: 'r' }],
  ])('reads %j', async (entry, expected) => {
    await expect(
      read({ auths: { 'r.example': entry } }, 'r.example'),
    ).resolves.toEqual(expected);
  });

  it.each([
    [
      'nothing for the host',
      { auths: { 'evil.r.example': { auth } } },
      /has no credentials/,
    ],
    [
      'another port',
      { auths: { 'r.example:5000': { auth } } },
      /has no credentials/,
    ],
    [
      'a helper',
      { credHelpers: { 'r.example': 'ecr-login' } },
      /helpers are not supported/,
    ],
    [
      'a store',
      { credsStore: 'desktop', auths: { 'r.example': {} } },
      /helpers are not supported/,
    ],
    [
      'an auth that is no base64 of a pair',
      { auths: { 'r.example': { auth: 'eA==' } } },
      /not the base64/,
    ],
  ])('says so when there is %s', async (_, content, message) => {
    await expect(read(content, 'r.example')).rejects.toMatchObject({
      reason: 'unauthorised',
      message: expect.stringMatching(message),
    });
  });

  it('does not quote a file that is no JSON', async () => {
    const error = await read(`{"auth": ${SECRET}`, 'r.example').catch(e => e);
    expect(error).toMatchObject({ reason: 'invalid' });
    expect(error.cause).toBeUndefined();
    expect(String(error.stack)).not.toContain(SECRET);
  });

  it('says so when there is no file', async () => {
    await expect(
      readDockerConfig(join(folder, 'none.json'), 'r.example'),
    ).rejects.toMatchObject({ reason: 'unauthorised' });
  });
});
