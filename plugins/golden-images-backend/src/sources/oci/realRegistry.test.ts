import type { ResolvedImage } from '@image-governance/plugin-golden-images-common';
import { generate } from 'selfsigned';
import type { OciRegistryReader } from './OciRegistryReader';
import { collect } from './__testUtils__/collect';
import { LoopbackRegistry, sendJson } from './__testUtils__/LoopbackRegistry';
import { readerOf } from './__testUtils__/readerOf';
import {
  fillRegistry,
  missingRegistryPrograms,
  startRealRegistry,
  type FilledRegistry,
  type PushedImage,
  type RealRegistry,
} from './__testUtils__/realRegistry';
import { issueToken } from './__testUtils__/issueToken';

const { signal } = new AbortController();
const USER = 'robot';
const PASSWORD = 's3cret-pass';
/** bcrypt of {@link PASSWORD}. */
const HTPASSWD = `${USER}:$2b$05$abcdefghijklmnopqrstuuV7fpPozvyqJfnY19y0802WTlXUm6Rjy`;
const auth = { username: USER, password: PASSWORD };
const missing = missingRegistryPrograms();

if (missing.length > 0) {
  it(`real registry suite: DID NOT RUN, since ${missing.join(
    ', ',
  )} are not installed`, () => {
    expect(process.env.GOLDEN_IMAGES_REGISTRY_SUITE).not.toBe('required');
    process.stderr.write(
      `The real registry suite did not run: ${missing.join(', ')} missing.\n`,
    );
  });
} else {
  describe('real registry suite: docker-registry filled by skopeo and umoci', () => {
    let registry: RealRegistry;
    let filled: FilledRegistry;
    let reader: OciRegistryReader;
    beforeAll(async () => {
      registry = await startRealRegistry();
      filled = await fillRegistry(registry.host);
      ({ reader } = readerOf(registry));
    }, 60_000);
    afterAll(() => registry?.stop());

    const read = ({ repository, digest }: PushedImage) =>
      reader.readImage(repository, digest, { signal });
    const layersOf = async (pushed: PushedImage) =>
      platformOf(await read(pushed)).diffIds;
    const goldenLayers = () => layersOf(filled.golden);

    it('lists every repository', async () => {
      const repositories = Object.values(filled).flatMap(pushed =>
        'repository' in pushed ? [pushed.repository] : [],
      );
      const found = await collect(reader.listRepositories({ signal }));
      expect(found.sort()).toEqual([...new Set(repositories)].sort());
    });

    it('lists only what is configured', async () => {
      const { reader: golden } = readerOf(registry, {
        repositories: ['golden/*'],
      });
      await expect(
        collect(golden.listRepositories({ signal })),
      ).resolves.toEqual(['golden/python']);
    });

    it('lists the tags of a release and resolves them to one digest', async () => {
      const tags = await collect(reader.listTags('golden/python', { signal }));
      expect(tags.sort()).toEqual(['3.12-golden-v2.1.0', '3.12-stable']);
      for (const tag of tags) {
        await expect(
          reader.resolveTag('golden/python', tag, { signal }),
        ).resolves.toBe(filled.golden.digest);
      }
    });

    it('reads an index with all its platforms', async () => {
      const { amd64, arm64 } = filled.goldenPlatforms;
      await expect(read(filled.golden)).resolves.toMatchObject({
        kind: 'index',
        digest: filled.golden.digest,
        manifests: [
          { digest: amd64, platform: { os: 'linux', architecture: 'amd64' } },
          { digest: arm64, platform: { os: 'linux', architecture: 'arm64' } },
        ],
      });
    });

    it.each(['goldenBased', 'teamApproved'] as const)(
      'sees the layers of the release below those of %s',
      async scenario => {
        const golden = await goldenLayers();
        const layers = await layersOf(filled[scenario]);
        expect(golden).toHaveLength(2);
        expect(layers).toHaveLength(3);
        expect(layers.slice(0, 2)).toEqual(golden);
      },
    );

    it.each([
      ['recompressed', 'application/vnd.oci.image.manifest.v1+json'],
      ['dockerSchema2', 'application/vnd.docker.distribution.manifest.v2+json'],
    ] as const)(
      'sees the same diff ids in %s under another digest',
      async (scenario, mediaType) => {
        const image = await read(filled[scenario]);
        expect(image.mediaType).toBe(mediaType);
        expect(image.digest).not.toBe(filled.goldenPlatforms.amd64);
        expect(platformOf(image).diffIds).toEqual(await goldenLayers());
      },
    );

    it.each(['forgedLabel', 'squashed', 'lookalike', 'staging'] as const)(
      'sees no layer of the release in %s',
      async scenario => {
        const golden = await goldenLayers();
        for (const layer of await layersOf(filled[scenario])) {
          expect(golden).not.toContain(layer);
        }
      },
    );

    it('passes the forged label on as the claim it is', async () => {
      const { labels } = platformOf(await read(filled.forgedLabel));
      expect(labels['org.opencontainers.image.base.digest']).toBe(
        filled.golden.digest,
      );
    });

    it('says that what is not there is gone', async () => {
      await expect(
        reader.resolveTag('golden/python', 'none', { signal }),
      ).rejects.toMatchObject({ reason: 'gone' });
      await expect(
        collect(reader.listTags('no/such', { signal })),
      ).rejects.toMatchObject({ reason: 'gone' });
    });
  });

  describe('real registry suite: signing in', () => {
    const running: Array<{ stop: () => Promise<void> }> = [];
    afterEach(() => Promise.all(running.splice(0).map(each => each.stop())));

    it('reads with a password, and not without', async () => {
      const registry = await startRealRegistry({
        auth: { kind: 'basic', htpasswd: HTPASSWD },
      });
      running.push(registry);
      const { golden } = await fillRegistry(registry.host, {
        credentials: `${USER}:${PASSWORD}`,
      });
      await expect(
        readerOf(registry, { auth }).reader.readImage(
          golden.repository,
          golden.digest,
          { signal },
        ),
      ).resolves.toMatchObject({ kind: 'index' });
      for (const wrong of [{}, { auth: { ...auth, password: 'wrong' } }]) {
        await expect(
          collect(
            readerOf(registry, wrong).reader.listRepositories({ signal }),
          ),
        ).rejects.toMatchObject({ reason: 'unauthorised' });
      }
    }, 60_000);

    it('reads and lists with bearer tokens of a token server', async () => {
      const pems = generate([{ name: 'commonName', value: 'tokens' }], {
        keySize: 2048,
        algorithm: 'sha256',
      });
      const issue = { issuer: 'tokens', service: 'registry' };
      const signingKey = { key: pems.private, certificate: pems.cert };
      const issuer = await LoopbackRegistry.start();
      running.push(issuer);
      issuer.quirk = (request, response) =>
        request.authorization
          ? sendJson(response, issueToken(request, signingKey, issue))
          : sendJson(response, {}, {}, 401);
      const registry = await startRealRegistry({
        auth: {
          kind: 'bearer',
          realm: `http://${issuer.host}/token`,
          certificate: pems.cert,
          ...issue,
        },
      });
      running.push(registry);
      const { golden } = await fillRegistry(registry.host, {
        credentials: `${USER}:${PASSWORD}`,
      });
      const { reader } = readerOf(registry, {
        auth,
        tokenHosts: [issuer.host],
      });
      await expect(
        collect(reader.listRepositories({ signal })),
      ).resolves.toContain('golden/python');
      await expect(
        reader.resolveTag(golden.repository, golden.tag, { signal }),
      ).resolves.toBe(golden.digest);
      await expect(
        readerOf(registry, { auth }).reader.resolveTag('a/b', '1', { signal }),
      ).rejects.toMatchObject({
        reason: 'unauthorised',
        message: expect.stringContaining('"tokenHosts"'),
      });
    }, 60_000);
  });
}

/** The image itself, or the first platform of an index. */
function platformOf(image: ResolvedImage) {
  return image.kind === 'index' ? image.manifests[0] : image;
}
