import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { buildImage } from '../__testUtils__/imageContent';
import { LoopbackRegistry } from '../__testUtils__/LoopbackRegistry';
import { readerOf } from '../__testUtils__/readerOf';

const { signal } = new AbortController();
const image = buildImage();

describe('certificates', () => {
  const pems = generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
  let registry: LoopbackRegistry;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ca-'));
    registry = await LoopbackRegistry.start({
      repositories: { 'golden/python': { '1': image } },
      tls: { key: pems.private, cert: pems.cert },
    });
  });
  afterAll(async () => {
    await registry.stop();
    await rm(folder, { recursive: true });
  });
  const ask = (config: Record<string, unknown>) =>
    readerOf(registry, {
      url: `https://${registry.host}`,
      ...config,
    }).reader.resolveTag('golden/python', '1', { signal });

  it('refuses a self-signed certificate at once, and says what to do', async () => {
    const { reader, waits } = readerOf(registry, {
      url: `https://${registry.host}`,
    });
    await expect(
      reader.resolveTag('golden/python', '1', { signal }),
    ).rejects.toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('"caFile"'),
    });
    expect(registry.seen).toEqual([]);
    expect(waits).toEqual([]);
  });

  it('takes it when caFile names its authority', async () => {
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, pems.cert);
    await expect(ask({ caFile })).resolves.toBe(image.digest);
  });

  it('uses HTTPS unless the configuration says http', async () => {
    await expect(ask({ url: undefined })).rejects.toMatchObject({
      message: expect.stringContaining('certificate'),
    });
  });

  it('does not start with a caFile that is not there', async () => {
    expect(() =>
      readerOf(registry, { caFile: join(folder, 'no.pem') }),
    ).toThrow(/ENOENT/);
  });
});
