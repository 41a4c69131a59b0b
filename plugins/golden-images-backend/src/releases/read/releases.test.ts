import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';

const databases = GovernanceTestDatabases.create();

const ID = 'python/3.12/2.1.0';
const INDEX = digestOf('a');
const PLATFORM = digestOf('b');
const UPSTREAM = 'registry.cleanstart.com';

describe.each(databases.ids())('/releases/{release} on %s', id => {
  let portal: PortalUnderTest;

  async function start() {
    const { knex } = await databases.init(id);
    portal = await PortalUnderTest.start({ knex });
    const seed = new Seed(knex);
    const source = { id: await seed.cluster('prod'), cluster: 'prod' };
    await seed.release(
      { family: 'python', track: '3.12', version: '2.1.0' },
      { promotedAt: ago({ days: 30 }) },
      INDEX,
    );
    await knex('release_platforms').insert({
      release_id: ID,
      digest: PLATFORM,
      platform: JSON.stringify({ os: 'linux', architecture: 'amd64' }),
      chain_id: digestOf('c3'),
      layers: 3,
    });
    await knex('image_chains').insert(
      [1, 2, 3].map(layers => ({
        digest: PLATFORM,
        layers,
        chain_id: digestOf(`c${layers}`),
      })),
    );
    /** An image that was read from a registry. */
    const image = async (
      place: { registry?: string; repository?: string; tag?: string },
      facts: { digest: string; layers?: number },
    ) => {
      const { registry = UPSTREAM, repository = 'python', tag } = place;
      const { digest, layers } = facts;
      await knex('images')
        .insert({
          digest,
          kind: layers ? 'manifest' : 'index',
          layers: layers ?? null,
          chain_id: layers ? digestOf(`c${layers}`) : null,
        })
        .onConflict()
        .ignore();
      const first_seen_at = ago({ days: 40 });
      await knex('image_locations').insert({
        digest,
        registry,
        repository,
        first_seen_at,
      });
      if (tag) {
        await knex('tags').insert({
          registry,
          repository,
          tag,
          digest,
          first_seen_at,
        });
      }
    };
    return { knex, seed, source, image };
  }

  afterEach(async () => {
    await portal?.stop();
  });

  const get = async () => (await portal.get(`/releases/${ID}`)).body;

  it('names its tags, its users by owner and environment, and how many images were built on it', async () => {
    const { seed, source, image } = await start();
    await image(
      {
        registry: 'registry.test',
        repository: 'golden/python',
        tag: '3.12-stable',
      },
      { digest: INDEX },
    );
    const run = async (
      name: string,
      options: { ownerRef?: string; environment?: string },
      digests: string[],
    ) => {
      const workload = await seed.workload(source, {
        name,
        pods: 3,
        ...options,
      });
      for (const digest of digests) {
        await seed.usage(
          { id: workload, sourceId: source.id },
          {
            verdict: 'golden-based',
            release: ID,
            digest,
            image: `r/${name}:1`,
          },
        );
      }
    };
    const ownerRef = 'group:default/a';
    await run('one', { ownerRef }, [digestOf('1'), digestOf('2')]);
    await run('two', { ownerRef }, [digestOf('1')]);
    await run('test', { ownerRef, environment: 'staging' }, [PLATFORM]);
    await run('orphan', {}, [INDEX]);
    expect(await get()).toMatchObject({
      id: ID,
      tags: ['registry.test/golden/python:3.12-stable'],
      workloads: { production: 3, total: 4 },
      imagesBuiltOnIt: 2,
    });
    const { consumers } = await get();
    expect(consumers).toHaveLength(3);
    expect(consumers).toEqual(
      expect.arrayContaining([
        {
          ownerRef,
          environment: 'production',
          production: true,
          workloads: 2,
          pods: 6,
        },
        {
          ownerRef,
          environment: 'staging',
          production: false,
          workloads: 1,
          pods: 3,
        },
        {
          environment: 'production',
          production: true,
          workloads: 1,
          pods: 3,
        },
      ]),
    );
    expect(consumers[0].workloads).toBe(2);
  });

  it('does not guess an origin', async () => {
    const { image } = await start();
    expect((await get()).origin).toEqual({
      kind: 'unknown',
      images: [],
      explanation: [
        'Its origin is not known: no upstream image has been read.',
      ],
    });
    await image({}, { digest: digestOf('d'), layers: 9 });
    await image({ registry: 'elsewhere.test' }, { digest: INDEX });
    await image(
      { registry: 'elsewhere.test' },
      { digest: digestOf('e'), layers: 3 },
    );
    expect((await get()).origin).toMatchObject({
      kind: 'unknown',
      explanation: [expect.stringContaining('that were read (1)')],
    });
  });

  it('finds the upstream image that it was built on, by its layers', async () => {
    const { image, knex } = await start();
    await image(
      { repository: 'base', tag: '3' },
      { digest: digestOf('1'), layers: 1 },
    );
    await image({}, { digest: digestOf('2'), layers: 2 });
    await image({ tag: '3.12.1' }, { digest: digestOf('f') });
    await knex('image_manifests').insert({
      index_digest: digestOf('f'),
      manifest_digest: digestOf('2'),
    });
    const { origin } = await get();
    expect(origin.kind).toBe('built-on');
    expect(origin.explanation).toEqual([
      `Layers 1-2 of 3 are exactly those of ${UPSTREAM}/python:3.12.1, chain id ${digestOf(
        'c2',
      )}.`,
    ]);
  });

  it('finds the upstream image that it is, by its digest', async () => {
    const { image } = await start();
    await image({ tag: '3.12.1' }, { digest: PLATFORM, layers: 3 });
    expect((await get()).origin).toMatchObject({
      kind: 'same-image',
      images: [{ registry: UPSTREAM, repository: 'python', tags: ['3.12.1'] }],
    });
  });
});
