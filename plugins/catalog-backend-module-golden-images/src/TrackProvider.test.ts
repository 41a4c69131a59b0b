import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FakeGoldenImages, json, text } from './__testUtils__/FakeGoldenImages';
import { standing, track, trackList } from './__testUtils__/tracks';
import { trackEntity } from './trackEntity';
import { TrackProvider } from './TrackProvider';

const SHOP = 'component:default/shop';
const PAY = 'component:default/pay';
const OPTIONS = { owner: 'group:default/platform', namespace: 'default' };

describe('TrackProvider', () => {
  let golden: FakeGoldenImages;
  let mutations: EntityProviderMutation[];
  let run: () => Promise<void>;

  beforeEach(async () => {
    golden = await FakeGoldenImages.start();
  });

  afterEach(() => golden.stop());

  /** @param entities - what the catalog has already */
  async function connect(entities: Entity[] = []) {
    const logger = mockServices.logger.mock();
    mutations = [];
    const provider = TrackProvider.create({
      goldenImages: golden.service,
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities }),
      logger,
      entities: OPTIONS,
      taskRunner: {
        run: async ({ fn }) => {
          run = async () => fn(new AbortController().signal);
        },
      },
    });
    await provider.connect({
      applyMutation: async mutation => {
        mutations.push(mutation);
      },
      refresh: async () => {},
    });
    return { provider, logger };
  }

  /** Names of what the last mutation provides, with whom it serves. */
  function provided() {
    const mutation = mutations[mutations.length - 1];
    const entities =
      mutation.type === 'full' ? mutation.entities : mutation.added;
    return Object.fromEntries(
      entities.map(({ entity }) => [
        entity.metadata.name,
        entity.spec?.dependencyOf,
      ]),
    );
  }

  it('provides every track, with the entities that run any release of it', async () => {
    await connect();
    golden.list = trackList([track('python', '3.12'), track('go', '1.22')]);
    golden.standings = [
      standing(PAY, ['python/3.12/1.0.0', 'python/3.12/0.9.0']),
      standing('component:default/idle', []),
      standing(SHOP, ['go/1.22/1.0.0', 'python/3.12/1.0.0']),
    ];

    await run();

    expect(mutations).toEqual([
      {
        type: 'full',
        entities: [
          {
            locationKey: 'golden-images',
            entity: trackEntity(golden.list.tracks[0], [PAY, SHOP], OPTIONS),
          },
          {
            locationKey: 'golden-images',
            entity: trackEntity(golden.list.tracks[1], [SHOP], OPTIONS),
          },
        ],
      },
    ]);
  });

  it('removes a track that is on no record any more', async () => {
    await connect();
    golden.list = trackList([track('python', '3.12'), track('go', '1.22')]);
    await run();
    golden.list = trackList([track('python', '3.12')]);
    await run();
    expect(mutations[1]).toMatchObject({ type: 'full' });
    expect(provided()).toEqual({ 'python-3.12': [] });
  });

  it('removes the last track too, when every source was read', async () => {
    await connect();
    golden.list = trackList([]);
    await run();
    expect(mutations).toEqual([{ type: 'full', entities: [] }]);
  });

  it('follows an entity that was renamed', async () => {
    await connect();
    golden.list = trackList([track('python', '3.12')]);
    golden.standings = [standing(SHOP, ['python/3.12/1.0.0'])];
    await run();
    golden.standings = [
      standing('component:default/store', ['python/3.12/1.0.0']),
    ];
    await run();
    expect(provided()).toEqual({ 'python-3.12': ['component:default/store'] });
  });

  it('keeps relations that a stale source named', async () => {
    await connect();
    golden.list = trackList([track('python', '3.12')]);
    golden.standings = [
      standing(SHOP, ['python/3.12/1.0.0'], {
        verdict: 'unknown',
        age: { stale: true },
      }),
    ];
    await run();
    expect(provided()).toEqual({ 'python-3.12': [SHOP] });
  });

  describe('does not touch the catalog, and fails,', () => {
    const LIST = '/releases/tracks';
    const PAGES = '/inventory/entities';
    const ERROR = { error: { name: 'Error', message: 'no database' } };

    beforeEach(async () => {
      await connect();
      golden.list = trackList([track('python', '3.12')]);
      golden.standings = ['a', 'b', 'c', 'd', 'e'].map(name =>
        standing(`component:default/${name}`, ['python/3.12/1.0.0']),
      );
    });

    it.each<
      [
        string,
        string,
        Parameters<FakeGoldenImages['instead']['set']>[1],
        RegExp,
      ]
    >([
      ['when tracks are answered with 500', LIST, json(ERROR, 500), /500/],
      ['when it may not read', LIST, json(ERROR, 403), /403/],
      ['when HTML comes with 200', LIST, text('<html>', 'text/html'), /JSON/],
      ['when JSON is cut off', LIST, text('{"tracks":[{"id"'), /JSON/],
      ['when the answer is empty', LIST, text(''), /JSON/],
      ['when the answer is null', LIST, json(null), /otherwise than its API/],
      ['when there is no list', LIST, json({}), /otherwise.*: tracks/],
      [
        'when completeness is missing',
        LIST,
        json({ tracks: [] }),
        /otherwise.*: completeness/,
      ],
      [
        'when a track has no name',
        LIST,
        json({ ...trackList([]), tracks: [{ id: 'python/3.12' }] }),
        /otherwise.*: tracks\.0\.family/,
      ],
      ['when the first page fails', PAGES, json(ERROR, 500), /500/],
      ['when a later page fails', `${PAGES}?4`, json(ERROR, 502), /502/],
      [
        'when a later page is something else',
        `${PAGES}?2`,
        json([]),
        /otherwise/,
      ],
      [
        'when a page names what is no entity',
        `${PAGES}?2`,
        json({ items: [standing('shop', [])], totalItems: 1 }),
        /otherwise.*: items\.0\.entityRef/,
      ],
      [
        'when pages go in circles',
        `${PAGES}?4`,
        json({ items: [], totalItems: 5, nextCursor: '2' }),
        /circles/,
      ],
      [
        'when the connection breaks off',
        `${PAGES}?2`,
        response => response.destroy(),
        /fetch failed|other side closed/,
      ],
    ])('%s', async (_what, path, answer, message) => {
      golden.instead.set(path, answer);
      await expect(run()).rejects.toThrow(message);
      expect(mutations).toEqual([]);

      golden.instead.clear();
      await run();
      expect(provided()['python-3.12']).toHaveLength(5);
    });

    it('when nothing listens', async () => {
      await golden.stop();
      await expect(run()).rejects.toThrow(/fetch failed/);
      expect(mutations).toEqual([]);
    });
  });

  it('only adds tracks as long as a registry was never read, and says so once', async () => {
    const { logger } = await connect();
    const unread = ['internal'];
    golden.list = trackList([], { tracks: false, unread });
    await run();
    golden.list = trackList([track('go', '1.22')], { tracks: false, unread });
    await run();
    expect(mutations).toEqual([
      { type: 'delta', added: [], removed: [] },
      { type: 'delta', added: [expect.anything()], removed: [] },
    ]);
    expect(logger.info.mock.calls).toEqual([
      [expect.stringMatching(/only added.*waits for: internal$/)],
    ]);
  });

  it('keeps the relations that the catalog has as long as a cluster was never read', async () => {
    const python = track('python', '3.12');
    const forged = trackEntity(python, ['component:default/forged'], OPTIONS);
    await connect([
      trackEntity(python, [SHOP], OPTIONS),
      {
        ...forged,
        metadata: {
          ...forged.metadata,
          name: 'forged',
          annotations: {
            ...forged.metadata.annotations,
            'backstage.io/managed-by-location': 'url:https://elsewhere.test',
          },
        },
      },
    ]);
    golden.list = trackList([python], { users: false, unread: ['prod'] });
    golden.standings = [standing(PAY, ['python/3.12/1.0.0'])];
    await run();
    expect(mutations[0]).toMatchObject({ type: 'full' });
    expect(provided()).toEqual({ 'python-3.12': [PAY, SHOP] });

    golden.list = trackList([python]);
    await run();
    expect(provided()).toEqual({ 'python-3.12': [PAY] });
  });

  it('does nothing before it is connected', async () => {
    const { provider } = await connect();
    expect(provider.getProviderName()).toBe('golden-images');
    const fresh = TrackProvider.create({
      goldenImages: golden.service,
      auth: mockServices.auth(),
      catalog: catalogServiceMock(),
      logger: mockServices.logger.mock(),
      entities: OPTIONS,
      taskRunner: { run: async () => {} },
    });
    await expect(fresh.refresh(AbortSignal.timeout(1000))).rejects.toThrow(
      'not connected',
    );
  });
});
