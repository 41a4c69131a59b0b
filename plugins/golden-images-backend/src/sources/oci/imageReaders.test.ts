import type {
  ImageReader,
  ReadOptions,
} from '@image-governance/plugin-golden-images-node';
import { collect } from './__testUtils__/collect';
import {
  amd64,
  arm64,
  configDigestOf,
  IMAGES,
  multi,
  REPOSITORIES,
} from './__testUtils__/contractImages';
import {
  diffIdOf,
  FORMATS,
  type Repositories,
} from './__testUtils__/imageContent';
import { layoutsOf } from './__testUtils__/layoutsOf';
import { LoopbackRegistry } from './__testUtils__/LoopbackRegistry';
import { readerOf } from './__testUtils__/readerOf';

const { signal } = new AbortController();
const ABSENT = `sha256:${'0'.repeat(64)}`;

interface ReaderUnderTest {
  readonly reader: ImageReader;
  readonly stop: () => Promise<void>;
}

type SetUp = (
  repositories: Repositories,
  patterns?: readonly string[],
) => Promise<ReaderUnderTest>;

const overRegistry: SetUp = async (repositories, patterns) => {
  const registry = await LoopbackRegistry.start({ repositories });
  const config = patterns && { repositories: patterns };
  const { reader } = readerOf(registry, config);
  return { reader, stop: () => registry.stop() };
};

describe.each<[string, SetUp]>([
  ['OciRegistryReader', overRegistry],
  ['OciLayoutReader', layoutsOf],
])('%s as an ImageReader', (_name, setUp) => {
  let underTest: ReaderUnderTest;
  beforeAll(async () => {
    underTest = await setUp(REPOSITORIES);
  });
  afterAll(() => underTest.stop());
  const read = (tag: string) =>
    underTest.reader.readImage('golden/python', IMAGES[tag].digest, {
      signal,
    });

  it('lists every repository', async () => {
    const found = await collect(underTest.reader.listRepositories({ signal }));
    expect(found.sort()).toEqual(Object.keys(REPOSITORIES).sort());
  });

  it('lists only what a wildcard selects, and named repositories without looking', async () => {
    const selected = await setUp(REPOSITORIES, ['golden/*', 'other/app']);
    const found = await collect(selected.reader.listRepositories({ signal }));
    expect(found.sort()).toEqual(['golden/node', 'golden/python', 'other/app']);
    await selected.stop();
  });

  it('lists all tags in pages', async () => {
    const pages: number[] = [];
    const tags: string[] = [];
    for await (const page of underTest.reader.listTags('golden/node', {
      signal,
    })) {
      pages.push(page.length);
      tags.push(...page);
    }
    expect(pages).toEqual([100, 100, 50]);
    expect(tags.sort()).toEqual(Object.keys(REPOSITORIES['golden/node']));
  });

  it('leaves out tags of signatures', async () => {
    expect(
      await collect(
        underTest.reader.listTags('golden-evil/python', { signal }),
      ),
    ).toEqual(['1']);
  });

  it('resolves a tag to its digest', async () => {
    await expect(
      underTest.reader.resolveTag('golden/python', 'multi', { signal }),
    ).resolves.toBe(multi.digest);
  });

  it('reads a platform image with everything the product needs', async () => {
    await expect(read('single')).resolves.toEqual({
      kind: 'manifest',
      digest: amd64.digest,
      mediaType: FORMATS.oci.manifest,
      configDigest: configDigestOf(amd64),
      platform: { os: 'linux', architecture: 'amd64' },
      diffIds: [diffIdOf('os'), diffIdOf('python')],
      sizeBytes: 'os'.length + 'python'.length,
      created: '2026-03-01T10:00:00.123Z',
      user: '1000',
      entrypoint: ['python3', '-m', 'app'],
      cmd: [],
      exposedPorts: [],
      // What may be a credential is left out.
      environment: { TOKEN: '(not kept)' },
      layerBytes: [2, 6],
      labels: { team: 'platform' },
      annotations: {
        'org.opencontainers.image.base.name': 'upstream/python',
      },
    });
  });

  it('refuses no image for a user or an entrypoint that makes no sense', async () => {
    const image = await read('multi');
    expect(image).toMatchObject({
      manifests: [{ user: '1000' }, { digest: arm64.digest, user: '' }],
    });
    expect(image).not.toHaveProperty('manifests.1.entrypoint');
  });

  it('reads an index with its platforms and without its attestations', async () => {
    await expect(read('multi')).resolves.toMatchObject({
      kind: 'index',
      digest: multi.digest,
      annotations: { note: 'release' },
      manifests: [{ digest: amd64.digest }, { digest: arm64.digest }],
    });
  });

  it.each([
    ['docker', { kind: 'manifest', mediaType: FORMATS.docker.manifest }],
    ['docker-list', { kind: 'index', mediaType: FORMATS.docker.index }],
    [
      'nested',
      { manifests: [{ digest: arm64.digest }, { digest: amd64.digest }] },
    ],
    ['sparse', { manifests: [{ digest: amd64.digest }] }],
    ['year-one', { created: undefined }],
  ])('reads %s', async (tag, expected) => {
    await expect(read(tag)).resolves.toMatchObject(expected);
  });

  it.each([
    ['helm', 'invalid', /not a container image/],
    ['signature', 'invalid', /not a container image/],
    ['too-nested', 'invalid', /nests deeper than 3/],
    ['crowded', 'invalid', /more than 100 images/],
    ['only-artifacts', 'invalid', /names no container image/],
    ['all-missing', 'gone', /No image of index/],
    ['both', 'invalid', /index and manifest at once/],
    ['schema1', 'invalid', /schema 1/],
    ['layer-count', 'invalid', /0 layers, but its config names 2/],
    ['deep-json', 'invalid', /nests deeper than 32/],
  ])('refuses %s as %s', async (tag, reason, message) => {
    await expect(read(tag)).rejects.toMatchObject({
      name: 'ImageReadError',
      reason,
      message: expect.stringMatching(message),
    });
  });

  it.each<[string, string, (reader: ImageReader, o: ReadOptions) => unknown]>([
    ['a tag', 'gone', (r, o) => r.resolveTag('golden/python', 'no', o)],
    ['a digest', 'gone', (r, o) => r.readImage('golden/python', ABSENT, o)],
    ['a repository', 'gone', (r, o) => collect(r.listTags('no/such', o))],
    ['..', 'invalid', (r, o) => r.resolveTag('golden/../../etc', 'x', o)],
    [
      'a bad tag',
      'invalid',
      (r, o) => r.resolveTag('golden/python', '../x', o),
    ],
    ['a cut digest', 'invalid', (r, o) => r.readImage('a/b', 'sha256:abc', o)],
  ])('says that %s is %s', async (_, reason, ask) => {
    await expect(ask(underTest.reader, { signal })).rejects.toMatchObject({
      reason,
    });
  });

  it('stops when the caller gives up', async () => {
    const reason = new Error('enough');
    const options = { signal: AbortSignal.abort(reason) };
    const { reader } = underTest;
    await expect(
      reader.readImage('golden/python', arm64.digest, options),
    ).rejects.toBe(reason);
    await expect(
      collect(reader.listTags('golden/python', options)),
    ).rejects.toBe(reason);
  });
});
