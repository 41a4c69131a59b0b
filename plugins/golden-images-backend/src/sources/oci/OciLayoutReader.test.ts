import { symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { OciLayoutReader } from './OciLayoutReader';
import { collect } from './__testUtils__/collect';
import { buildImage } from './__testUtils__/imageContent';
import { layoutsOf } from './__testUtils__/layoutsOf';

const { signal } = new AbortController();
const HOST = 'registry.example.com';

describe('OciLayoutReader', () => {
  const image = buildImage();
  const blobPath = `blobs/${image.digest.replace(':', '/')}`;
  let layout: Awaited<ReturnType<typeof layoutsOf>>;
  beforeEach(async () => {
    layout = await layoutsOf({ 'golden/python': { '1': image } });
  });
  afterEach(() => layout.stop());
  const readIt = () =>
    layout.reader.readImage('golden/python', image.digest, { signal });

  it('refuses a blob that was altered', async () => {
    await writeFile(join(layout.root, 'golden/python', blobPath), '{}');
    await expect(readIt()).rejects.toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining('another digest'),
    });
  });

  it('does not read a blob beyond the size limit', async () => {
    await truncate(join(layout.root, 'golden/python', blobPath), 1e9);
    await expect(readIt()).rejects.toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining('larger than'),
    });
  });

  it('does not follow a link out of the directory', async () => {
    const outside = await layoutsOf({ 'secret/app': { '1': image } });
    await symlink(
      join(outside.root, 'secret/app'),
      join(layout.root, 'golden/linked'),
    );
    await expect(
      layout.reader.readImage('golden/linked', image.digest, { signal }),
    ).rejects.toMatchObject({ reason: 'invalid' });
    await expect(
      collect(layout.reader.listRepositories({ signal })),
    ).resolves.toEqual(['golden/python']);
    await outside.stop();
  });

  it('says that a directory which is not there cannot be reached', async () => {
    const reader = OciLayoutReader.fromConfig(
      new ConfigReader({ name: 'x', host: HOST, path: '/no/such/directory' }),
    );
    await expect(
      collect(reader.listRepositories({ signal })),
    ).rejects.toMatchObject({ reason: 'unreachable' });
    await expect(reader.check({ signal })).rejects.toMatchObject({
      reason: 'unreachable',
    });
    await expect(layout.reader.check({ signal })).resolves.toBeUndefined();
    await expect(
      reader.resolveTag('golden/python', '1', { signal }),
    ).rejects.toMatchObject({ reason: 'unreachable' });
  });

  it('refuses an index that gives one tag to two digests', async () => {
    const named = (digest: string) => ({
      digest,
      annotations: { 'org.opencontainers.image.ref.name': '1' },
    });
    await writeFile(
      join(layout.root, 'golden/python/index.json'),
      JSON.stringify({
        schemaVersion: 2,
        manifests: [named(image.digest), named(`sha256:${'1'.repeat(64)}`)],
      }),
    );
    await expect(
      layout.reader.resolveTag('golden/python', '1', { signal }),
    ).rejects.toMatchObject({ reason: 'invalid' });
  });
});
