import { DEFAULT_POLICY } from '@image-governance/plugin-golden-images-common';
import type { GovernanceDatabase } from '../../database';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { digestOf, FakeRegistry, imageIndex, manifest } from '../__testUtils__';
import { ImageLibrary } from './ImageLibrary';
import { tagKey } from './TagHistory';

const databases = GovernanceTestDatabases.create();
const HOST = DEFAULT_POLICY.registries.internal;
const REPOSITORY = 'team/app';
const amd64 = manifest(['base', 'app']);
const arm64 = manifest(['arm-base', 'arm-app'], {
  platform: { os: 'linux', architecture: 'arm64' },
});

describe.each(databases.ids())('ImageLibrary on %s', id => {
  let database: GovernanceDatabase;
  let registry: FakeRegistry;
  let library: ImageLibrary;
  let now: string;

  beforeEach(async () => {
    database = await databases.init(id);
    registry = new FakeRegistry();
    now = '2026-03-01T00:00:00.000Z';
    library = ImageLibrary.create({
      database,
      readers: [registry],
      policy: DEFAULT_POLICY,
      now: () => new Date(now),
    });
  });

  function session(onResolved?: () => void) {
    return library.session(new AbortController().signal, onResolved);
  }

  function request(digest: string, registryHost = HOST) {
    return { registry: registryHost, repository: REPOSITORY, digest };
  }

  it('reads an image once, ever', async () => {
    registry.add(amd64);
    const onResolved = jest.fn();
    const first = session(onResolved);
    await first.read([request(amd64.digest), request(amd64.digest)]);
    await first.read([request(amd64.digest)]);
    await session(onResolved).read([request(amd64.digest)]);
    expect(registry.reads).toHaveLength(1);
    expect(onResolved).toHaveBeenCalledTimes(1);
    expect(await library.images.load([amd64.digest])).toEqual(
      new Map([[amd64.digest, { status: 'read', image: amd64 }]]),
    );
  });

  it('knows the platforms of an index without reading them again', async () => {
    const index = imageIndex(amd64, arm64);
    registry.add(index);
    await session().read([request(index.digest)]);
    await session().read([request(arm64.digest)]);
    expect(registry.reads).toHaveLength(1);
    expect(await library.images.indexesOf([arm64.digest])).toEqual(
      new Map([[arm64.digest, [index.digest]]]),
    );
    const chains = await database
      .knex('image_chains')
      .where({ digest: arm64.digest })
      .orderBy('layers');
    expect(chains.map(chain => chain.layers)).toEqual([1, 2]);
    expect(chains[0].chain_id).toBe(digestOf('arm-base'));
  });

  it('keeps why an image cannot be read, and tries again in the next scan', async () => {
    registry.refusal = 'unauthorised';
    const scan = session();
    await scan.read([request(amd64.digest)]);
    await scan.read([request(amd64.digest)]);
    expect(registry.reads).toHaveLength(1);
    expect(await library.images.load([amd64.digest])).toEqual(
      new Map([
        [
          amd64.digest,
          {
            status: 'unreadable',
            reason: 'unauthorised',
            message: expect.stringContaining('unauthorised'),
          },
        ],
      ]),
    );
    registry.refusal = undefined;
    registry.add(amd64);
    await session().read([request(amd64.digest)]);
    expect(registry.reads).toHaveLength(2);
    expect(
      (await library.images.load([amd64.digest])).get(amd64.digest)?.status,
    ).toBe('read');
  });

  it('never loses what it has read', async () => {
    registry.add(amd64);
    await session().read([request(amd64.digest)]);
    await library.images.saveUnreadable(amd64.digest, 'gone', 'gone', now);
    expect(
      (await library.images.load([amd64.digest])).get(amd64.digest)?.status,
    ).toBe('read');
  });

  it('leaves a registry alone that does not answer', async () => {
    registry.refusal = 'unreachable';
    const digests = Array.from({ length: 60 }, (_, n) => digestOf(`i${n}`));
    await session().read(digests.map(digest => request(digest)));
    expect(registry.reads.length).toBeLessThan(20);
    const contents = await library.images.load(digests);
    expect(contents.size).toBe(60);
    expect([...contents.values()]).toContainEqual({
      status: 'unreadable',
      reason: 'unreachable',
      message: expect.stringContaining('did not answer 5 times'),
    });
  });

  it('says of an own registry that no source reads it, and nothing of foreign ones', async () => {
    const own = { ...DEFAULT_POLICY.registries, own: ['own.example'] };
    library = ImageLibrary.create({
      database,
      readers: [registry],
      policy: { ...DEFAULT_POLICY, registries: own },
      now: () => new Date(now),
    });
    const [d1, d2] = ['a', 'b'].map(digestOf);
    await session().read([
      request(d1, 'own.example'),
      request(d2, 'docker.io'),
    ]);
    const contents = await library.images.load([d1, d2]);
    expect([...contents]).toEqual([
      [d1, expect.objectContaining({ reason: 'not-configured' })],
    ]);
  });

  it('asks the next place when the first does not have the image', async () => {
    const other = new FakeRegistry({ name: 'other', host: 'other.example' });
    library = ImageLibrary.create({
      database,
      readers: [registry, other],
      policy: DEFAULT_POLICY,
      now: () => new Date(now),
    });
    other.add(amd64);
    await session().read([
      request(amd64.digest),
      request(amd64.digest, 'other.example'),
    ]);
    expect(
      (await library.images.load([amd64.digest])).get(amd64.digest)?.status,
    ).toBe('read');
  });

  it('takes an image that breaks its reader for invalid', async () => {
    jest
      .spyOn(registry, 'readImage')
      .mockRejectedValue(new TypeError('x of y'));
    await session().read([request(amd64.digest)]);
    expect(
      (await library.images.load([amd64.digest])).get(amd64.digest),
    ).toMatchObject({ reason: 'invalid' });
  });

  describe('tags', () => {
    const name = { registry: HOST, repository: REPOSITORY, tag: '1.0.0' };

    async function answer() {
      return (await session().resolve([name])).get(tagKey(name));
    }

    it('keep every digest they named as intervals', async () => {
      registry.push(REPOSITORY, '1.0.0', amd64);
      expect(await answer()).toEqual({
        status: 'named',
        digest: amd64.digest,
      });
      now = '2026-03-02T00:00:00.000Z';
      await answer();
      now = '2026-03-03T00:00:00.000Z';
      registry.push(REPOSITORY, '1.0.0', arm64);
      await answer();
      expect(
        await database
          .knex('tags')
          .orderBy('id')
          .select('digest', 'first_seen_at', 'ended_at'),
      ).toEqual([
        {
          digest: amd64.digest,
          first_seen_at: '2026-03-01T00:00:00.000Z',
          ended_at: '2026-03-03T00:00:00.000Z',
        },
        {
          digest: arm64.digest,
          first_seen_at: '2026-03-03T00:00:00.000Z',
          ended_at: null,
        },
      ]);
      expect(await library.tags.histories([name])).toEqual(
        new Map([[tagKey(name), [amd64.digest, arm64.digest]]]),
      );
    });

    it('name what they named last while the registry does not answer', async () => {
      registry.push(REPOSITORY, '1.0.0', amd64);
      await answer();
      registry.refusal = 'unreachable';
      expect(await answer()).toMatchObject({ digest: amd64.digest });
    });

    it('end when the registry says that they are gone', async () => {
      registry.push(REPOSITORY, '1.0.0', amd64);
      await answer();
      registry.untag(REPOSITORY, '1.0.0');
      now = '2026-03-02T00:00:00.000Z';
      expect(await answer()).toMatchObject({
        status: 'unread',
        reason: 'gone',
      });
      expect(await database.knex('tags').first()).toMatchObject({
        ended_at: '2026-03-02T00:00:00.000Z',
      });
    });

    it('have one interval when two scans see the same move', async () => {
      const seen = [{ ...name, digest: amd64.digest }];
      await Promise.all([
        library.tags.observe(seen, now),
        library.tags.observe(seen, now),
      ]);
      expect(await database.knex('tags')).toHaveLength(1);
    });
  });
});
