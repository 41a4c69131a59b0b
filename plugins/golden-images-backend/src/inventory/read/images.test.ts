import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockServices } from '@backstage/backend-test-utils';
import {
  chainIds,
  goldenImagesInventoryReadPermission,
  type ImageRow,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { GovernanceDatabase } from '../../database';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';
import { sha256 } from '../images/imageRows';
import { ImageStore } from '../images';
import {
  createGoldenImagesWorkloadConditionalDecision,
  goldenImagesWorkloadConditions,
} from './permissionRules';

const databases = GovernanceTestDatabases.create();
const INTERNAL = 'internal-registry.company.com';

describe.each(databases.ids())('/inventory/images on %s', id => {
  let portal: PortalUnderTest;
  let knex: Knex;
  let database: GovernanceDatabase;
  let seed: Seed;
  let cluster: { id: number; cluster: string };

  async function start(
    features: Parameters<typeof PortalUnderTest.start>[0]['features'] = [],
  ) {
    database = await databases.init(id);
    knex = database.knex;
    portal = await PortalUnderTest.start({ knex, features });
    seed = new Seed(knex);
    cluster = { id: await seed.cluster('prod'), cluster: 'prod' };
  }

  afterEach(() => portal.stop());

  /** A workload that runs an image, as a scan leaves it. */
  async function run(
    name: string,
    image: string,
    digest?: string,
    options: {
      readonly workload?: Partial<Parameters<Seed['workload']>[1]>;
      readonly usage?: Parameters<Seed['usage']>[1];
      readonly source?: typeof cluster;
    } = {},
  ): Promise<void> {
    const source = options.source ?? cluster;
    const usage = { verdict: 'custom-build' as const, ...options.usage };
    const workload = await seed.workload(source, {
      name,
      verdict: usage.verdict,
      ...options.workload,
    });
    const usageId = await seed.usage(
      { id: workload, sourceId: source.id },
      { image, digest, ...usage },
    );
    const [, tag] = image.split(':');
    await knex('usages').where({ id: usageId }).update({ tag });
    const row = await knex('usages').where({ id: usageId }).first();
    if (digest) {
      await ImageStore.create({ database }).addLocations(
        [{ digest, registry: row.registry, repository: row.repository }],
        ago({ days: 10 }),
      );
    }
  }

  /** An image that was read, with these layers. */
  async function read(
    digest: string,
    place: { registry: string; repository: string },
    layers: readonly string[],
    more: {
      readonly annotations?: Record<string, string>;
      readonly user?: string;
    } = {},
  ): Promise<void> {
    await ImageStore.create({ database }).save(
      [
        {
          ...place,
          image: {
            kind: 'manifest',
            digest,
            mediaType: 'application/vnd.oci.image.manifest.v1+json',
            configDigest: digestOf('0'),
            platform: { os: 'linux', architecture: 'amd64' },
            diffIds: layers.map(digestOf),
            sizeBytes: 1000 * layers.length,
            labels: {},
            annotations: {},
            ...more,
          },
        },
      ],
      ago({ days: 10 }),
    );
  }

  async function list(query = ''): Promise<ImageRow[]> {
    const { status, body } = await portal.get(`/inventory/images?${query}`);
    expect([status, body.error]).toEqual([200, undefined]);
    return body.items;
  }

  const names = async (query: string) =>
    (await list(query)).map(
      row => `${row.repository ?? '?'}@${row.digest?.slice(7, 9) ?? '-'}`,
    );

  describe('for those who may see all', () => {
    beforeEach(() => start());

    it('says where an image runs, its size, tags, verdict and release with phase', async () => {
      const release = await seed.release(
        { family: 'python', track: '3.12', version: '2.0.0' },
        { promotedAt: ago({ days: 400 }), announcedAt: ago({ days: 30 }) },
        digestOf('f'),
      );
      const place = { registry: 'registry.test', repository: 'shop/api' };
      await read(digestOf('a'), place, ['1', '2']);
      await run('one', 'registry.test/shop/api:1.4', digestOf('a'), {
        usage: { verdict: 'golden-based', release },
      });
      await run('two', 'registry.test/shop/api:stable', digestOf('a'), {
        usage: { verdict: 'golden-based', release },
      });
      await knex('tags').insert({
        ...place,
        tag: '1.4.0',
        digest: digestOf('a'),
        first_seen_at: ago({ days: 9 }),
      });
      expect(await list()).toEqual([
        {
          ...place,
          digest: digestOf('a'),
          kind: 'manifest',
          content: 'read',
          tags: ['1.4', '1.4.0', 'stable'],
          verdicts: ['golden-based'],
          releases: [
            expect.objectContaining({
              id: release,
              phase: 'legacy',
              exact: false,
            }),
          ],
          workloads: 2,
          pods: 4,
          sizeBytes: 2000,
          firstSeenAt: expect.any(String),
        },
      ]);
    });

    it('shows what runs once for each place and digest, and nothing that ended', async () => {
      await run('a', 'registry.test/shop/api:1', digestOf('a'));
      await run('b', 'mirror.test/shop/api:1', digestOf('a'));
      await run('c', 'registry.test/shop/api:2', digestOf('b'));
      await run('d', 'registry.test/shop/old:1', digestOf('c'), {
        workload: { endedAt: ago({ days: 1 }) },
        usage: { endedAt: ago({ days: 1 }) },
      });
      expect(
        (await list()).map(row => [row.registry, row.digest?.slice(7, 9)]),
      ).toEqual([
        ['mirror.test', 'aa'],
        ['registry.test', 'aa'],
        ['registry.test', 'bb'],
      ]);
    });

    it('counts a workload once, however many of its containers run the image', async () => {
      const workload = await seed.workload(cluster, { name: 'twice' });
      for (const firstSeenAt of [ago({ days: 3 }), ago({ days: 2 })]) {
        await seed.usage(
          { id: workload, sourceId: cluster.id },
          {
            image: 'registry.test/shop/api:1',
            digest: digestOf('a'),
            verdict: 'golden',
            firstSeenAt,
          },
        );
      }
      await ImageStore.create({ database }).addLocations(
        [
          {
            digest: digestOf('a'),
            registry: 'registry.test',
            repository: 'shop/api',
          },
        ],
        ago({ days: 3 }),
      );
      expect(await list()).toEqual([
        expect.objectContaining({ workloads: 1, pods: 2 }),
      ]);
    });

    it('shows images nobody could read, and containers without a digest, as unknown and not at all as golden', async () => {
      await run('foreign', 'docker.io/library/nginx:1', digestOf('a'), {
        usage: { verdict: 'third-party' },
      });
      await run('broken', 'registry.test/shop/broken:1', digestOf('b'), {
        usage: { verdict: 'unknown' },
      });
      await ImageStore.create({ database }).saveUnreadable(
        digestOf('b'),
        'gone',
        'HTTP 404',
        ago({ days: 1 }),
      );
      await run('nameless', 'registry.test/shop/new:7', undefined, {
        usage: { verdict: 'unknown' },
      });
      await knex('usages')
        .where({ repository: 'shop/new' })
        .update({ unresolved_reason: 'unreachable', unresolved_message: 'no' });
      await run('untried', 'registry.test/shop/scaled:1', undefined, {
        usage: {},
      });
      await read(
        digestOf('c'),
        { registry: 'registry.test', repository: 'shop/fine' },
        ['1'],
      );
      await run('fine', 'registry.test/shop/fine:1', digestOf('c'));
      expect(await names('')).toEqual([
        'library/nginx@aa',
        'shop/broken@bb',
        'shop/fine@cc',
        'shop/new@-',
        'shop/scaled@-',
      ]);
      expect(await names('content=read')).toEqual(['shop/fine@cc']);
      expect(await names('content=not-read')).toEqual([
        'library/nginx@aa',
        'shop/scaled@-',
      ]);
      const unreadable = await list('content=unreadable');
      expect(unreadable).toEqual([
        expect.objectContaining({
          repository: 'shop/broken',
          unreadable: { reason: 'gone', message: 'HTTP 404' },
          verdicts: ['unknown'],
        }),
        expect.objectContaining({
          repository: 'shop/new',
          tags: ['7'],
          unreadable: { reason: 'unreachable', message: 'no' },
          workloads: 1,
        }),
      ]);
      expect(await names('content=not-read&content=unreadable')).toHaveLength(
        4,
      );
    });

    it('shows references that are not valid, too', async () => {
      await run('bad', 'registry.test/x:1', undefined, {
        usage: { verdict: 'unknown' },
      });
      await knex('usages').update({
        image: 'Not A Reference',
        registry: null,
        repository: null,
        tag: null,
      });
      const [row] = await list('text=not%20a%20ref');
      expect(row).toMatchObject({ content: 'not-read', workloads: 1 });
      expect(row).not.toHaveProperty('repository');
      const workloads = await portal.get(
        '/inventory/workloads?digest=none&repository=none',
      );
      expect(workloads.body.totalItems).toBe(1);
    });

    it('finds by verdict, family and release; stale facts count as unknown', async () => {
      const python = await seed.release(
        { family: 'python', track: '3.12', version: '2.1.0' },
        { promotedAt: ago({ days: 10 }) },
        digestOf('e'),
      );
      const node = await seed.release(
        { family: 'node', track: '20', version: '1.0.0' },
        { promotedAt: ago({ days: 10 }) },
        digestOf('f'),
      );
      await run('snake', 'registry.test/a:1', digestOf('a'), {
        usage: { verdict: 'golden-based', release: python },
      });
      await run('hexagon', 'registry.test/b:1', digestOf('b'), {
        usage: { verdict: 'approved-variant', release: node },
      });
      await run('new', 'registry.test/c:1', digestOf('c'), {
        usage: { verdict: undefined },
      });
      const stale = {
        id: await seed.cluster('prod-us', { scannedAt: ago({ days: 4 }) }),
        cluster: 'prod-us',
      };
      await run('old', 'registry.test/d:1', digestOf('d'), {
        usage: { verdict: 'golden' },
        source: stale,
      });
      await run('old-too', 'registry.test/a:1', digestOf('a'), {
        usage: { verdict: 'golden-based', release: python },
        source: stale,
      });
      expect(await names('verdict=golden')).toEqual([]);
      expect(
        await names('verdict=golden-based&verdict=approved-variant'),
      ).toEqual(['a@aa', 'b@bb']);
      expect(await names('verdict=unknown')).toEqual(['a@aa', 'c@cc', 'd@dd']);
      expect(await names('family=python')).toEqual(['a@aa']);
      expect(await names(`release=${encodeURIComponent(node)}`)).toEqual([
        'b@bb',
      ]);
      expect(await names('family=python&verdict=approved-variant')).toEqual([]);
      const [both] = await list('family=python');
      expect(both.verdicts).toEqual(['unknown', 'golden-based']);
    });

    it('answers where an image is deployed by whatever is pasted', async () => {
      const index = digestOf('9');
      await run('api', 'registry.test/shop/api:1.4', digestOf('ab'));
      await run('cart', 'registry.test/shop/100%_cart:1', digestOf('cd'));
      await run('hub', 'docker.io/library/python:3', digestOf('ef'));
      await knex('image_manifests').insert({
        index_digest: index,
        manifest_digest: digestOf('ab'),
      });
      await knex('tags').insert({
        registry: 'registry.test',
        repository: 'shop/api',
        tag: 'latest',
        digest: digestOf('ab'),
        first_seen_at: ago({ days: 2 }),
      });
      const found = async (text: string) =>
        names(`text=${encodeURIComponent(text)}`);
      const api = ['shop/api@ab'];
      expect(await found(digestOf('ab'))).toEqual(api);
      expect(await found(digestOf('ab').slice(7))).toEqual(api);
      expect(await found('sha256:abababababab…')).toEqual(api);
      expect(await found(index)).toEqual(api);
      expect(await found(`elsewhere.test/x:1@${digestOf('ab')}`)).toEqual(api);
      expect(await found('registry.test/shop/api:1.4')).toEqual(api);
      expect(await found('registry.test/shop/api:latest')).toEqual(api);
      expect(await found('shop/api:1.4')).toEqual(api);
      expect(await found('SHOP/A')).toEqual(api);
      expect(await found('registry.test/shop/api:1.5')).toEqual([]);
      expect(await found('100%_')).toEqual(['shop/100%_cart@cd']);
      expect(await found('100%cart')).toEqual([]);
      expect(await found('python:3')).toEqual(['library/python@ef']);
      expect(await found('index.docker.io/python:3')).toEqual([
        'library/python@ef',
      ]);
      expect(await found(digestOf('77'))).toEqual([]);
    });

    it('leads to as many workloads as it counts', async () => {
      await run('a', 'registry.test/shop/api:1', digestOf('a'));
      await run('b', 'mirror.test/shop/api:1', digestOf('a'));
      await run('c', 'registry.test/shop/api:1');
      const rows = async (query: string) =>
        (await portal.get(`/inventory/workloads?${query}`)).body.items.map(
          (item: { name: string }) => item.name,
        );
      const place = 'repository=registry.test/shop/api';
      expect(await rows(`digest=${digestOf('a')}`)).toEqual(['a', 'b']);
      expect(await rows(`digest=${digestOf('a')}&${place}`)).toEqual(['a']);
      expect(await rows(`digest=none&${place}`)).toEqual(['c']);
      expect(await rows(place)).toEqual(['a', 'c']);
    });

    it('pages through everything once, while images come and go', async () => {
      await run('b', 'registry.test/b:1', digestOf('b'));
      await run('d', 'registry.test/d:1');
      await run('f', 'registry.test/f:1', digestOf('f'));
      await run('h', 'registry.test/h:1', digestOf('8'));
      const first = await portal.get('/inventory/images?limit=2');
      expect(first.body.items.map((row: ImageRow) => row.repository)).toEqual([
        'b',
        'd',
      ]);
      expect(first.body.totalItems).toBe(4);
      await run('a', 'registry.test/a:1', digestOf('a'));
      await run('e', 'registry.test/e:1', digestOf('e'));
      const second = await portal.get(
        `/inventory/images?limit=2&cursor=${first.body.nextCursor}`,
      );
      expect(second.body.items.map((row: ImageRow) => row.repository)).toEqual([
        'e',
        'f',
      ]);
      const third = await portal.get(
        `/inventory/images?limit=2&cursor=${second.body.nextCursor}`,
      );
      expect(third.body.items.map((row: ImageRow) => row.repository)).toEqual([
        'h',
      ]);
      expect(third.body.nextCursor).toBeUndefined();
      const other = await portal.get(
        `/inventory/images?limit=2&text=b&cursor=${first.body.nextCursor}`,
      );
      expect(other.status).toBe(400);
    });

    it.each([
      ['content=some', 'content'],
      ['verdict=shiny', 'verdict'],
      ['limit=0', 'limit'],
      ['colour=red', 'colour'],
    ])('answers 400 to %s and names %s', async (query, field) => {
      const { status, body } = await portal.get(`/inventory/images?${query}`);
      expect(status).toBe(400);
      expect(body.error.message).toContain(field);
    });

    it('tells what an image is derived from, R-AUD-02', async () => {
      const golden = { registry: INTERNAL, repository: 'golden/python' };
      const variant = {
        registry: INTERNAL,
        repository: 'team-approved/data/etl',
      };
      const app = { registry: 'registry.test', repository: 'shop/api' };
      await read(digestOf('a'), golden, ['1'], {
        annotations: {
          'org.opencontainers.image.base.name':
            'registry.cleanstart.com/python:3',
        },
      });
      await read(digestOf('b'), variant, ['1', '2']);
      await read(digestOf('c'), app, ['1', '2', '3'], { user: 'app' });
      const release = await seed.release(
        { family: 'python', track: '3.12', version: '2.1.0' },
        { promotedAt: ago({ days: 10 }) },
        digestOf('a'),
      );
      await knex('release_platforms').insert({
        release_id: release,
        digest: digestOf('a'),
        platform: JSON.stringify({ os: 'linux', architecture: 'amd64' }),
        chain_id: chainIds([digestOf('1')], sha256)[0],
        layers: 1,
      });
      await knex('variant_approvals').insert({
        id: 'REQ-7',
        repository: variant.repository,
        approved_at: ago({ days: 5 }),
        approvers: JSON.stringify(['ann', 'bob']),
      });
      await run('one', 'registry.test/shop/api:1', digestOf('c'));
      const { body } = await portal.get(`/inventory/images/${digestOf('c')}`);
      expect(body.derivation).toEqual([
        expect.objectContaining({
          kind: 'image',
          title: 'registry.test/shop/api',
        }),
        expect.objectContaining({
          kind: 'variant',
          title: `${INTERNAL}/team-approved/data/etl`,
          digest: digestOf('b'),
          proven: true,
          reason: expect.stringContaining('Approved as REQ-7'),
        }),
        expect.objectContaining({
          kind: 'release',
          title: 'python 3.12 golden-v2.1.0',
          release,
          proven: true,
        }),
        expect.objectContaining({
          kind: 'upstream',
          title: 'registry.cleanstart.com/python:3',
          proven: false,
        }),
      ]);
      expect(body.explanation).toEqual([
        expect.stringContaining('Layers 1-1 of 3 are exactly'),
      ]);
      expect(body.content.user).toBe('app');
      expect(body.totalWorkloads).toBe(1);
      const itself = await portal.get(`/inventory/images/${digestOf('b')}`);
      expect(itself.body.derivation[0].reason).toContain('Approved as REQ-7');
      expect(itself.body.derivation).toHaveLength(3);
    });

    it('names no base rather than a wrong one', async () => {
      await read(
        digestOf('c'),
        { registry: 'registry.test', repository: 'shop/api' },
        ['1'],
      );
      await run('one', 'registry.test/shop/api:1', digestOf('c'));
      const { body } = await portal.get(`/inventory/images/${digestOf('c')}`);
      expect(body.derivation).toHaveLength(1);
      expect(body.explanation).toEqual([
        'No golden release is among its layers: no base was found.',
      ]);
    });

    it('knows the upstream of a release by its very digest', async () => {
      const upstream = {
        registry: 'registry.cleanstart.com',
        repository: 'python',
      };
      await read(digestOf('a'), upstream, ['1']);
      await seed.release(
        { family: 'python', track: '3.12', version: '2.1.0' },
        { promotedAt: ago({ days: 10 }) },
        digestOf('a'),
      );
      const { body } = await portal.get(`/inventory/images/${digestOf('a')}`);
      expect(body.derivation.at(-1)).toMatchObject({
        kind: 'upstream',
        title: 'registry.cleanstart.com/python',
        proven: true,
      });
    });

    it('says which tags named it, when, and what they name now', async () => {
      const place = { registry: 'registry.test', repository: 'shop/api' };
      await read(digestOf('a'), place, ['1']);
      const since = ago({ days: 9 });
      const moved = ago({ days: 2 });
      await knex('tags').insert([
        {
          ...place,
          tag: 'stable',
          digest: digestOf('a'),
          first_seen_at: since,
          ended_at: moved,
        },
        {
          ...place,
          tag: 'stable',
          digest: digestOf('b'),
          first_seen_at: moved,
        },
        {
          ...place,
          tag: '1.4',
          digest: digestOf('a'),
          first_seen_at: ago({ days: 10 }),
        },
      ]);
      const { body } = await portal.get(`/inventory/images/${digestOf('a')}`);
      expect(body.tagHistory).toEqual([
        {
          ...place,
          tag: 'stable',
          from: since,
          until: moved,
          now: digestOf('b'),
        },
        { ...place, tag: '1.4', from: expect.any(String) },
      ]);
    });
  });

  it('under a condition, lists and counts only images of one’s own workloads', async () => {
    await start([
      mockServices.permissions.mock({
        authorizeConditional: async () => [
          createGoldenImagesWorkloadConditionalDecision(
            goldenImagesInventoryReadPermission,
            goldenImagesWorkloadConditions.isEntityOwner({
              claims: ['group:default/a'],
            }),
          ),
        ],
        authorize: async requests =>
          requests.map(() => ({ result: AuthorizeResult.DENY })),
      }).factory,
    ]);
    const mine = { workload: { ownerRef: 'group:default/a' } };
    const theirs = { workload: { ownerRef: 'group:default/b' } };
    await run('mine', 'registry.test/shared:1', digestOf('a'), mine);
    await run('theirs', 'registry.test/shared:1', digestOf('a'), theirs);
    await run('secret', 'registry.test/secret:1', digestOf('b'), theirs);
    await run('nameless', 'registry.test/unread:1', undefined, theirs);
    const { body } = await portal.get('/inventory/images');
    expect(body).toEqual({
      items: [expect.objectContaining({ repository: 'shared', workloads: 1 })],
      totalItems: 1,
    });
    const one = await portal.get(`/inventory/images/${digestOf('a')}`);
    expect(one.body.totalWorkloads).toBe(1);
    expect(
      (await portal.get(`/inventory/images/${digestOf('b')}`)).status,
    ).toBe(404);
  });
});
