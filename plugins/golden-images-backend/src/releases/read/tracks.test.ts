import { mockServices } from '@backstage/backend-test-utils';
import {
  DEFAULT_POLICY,
  type TrackView,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { policyVersion } from '../../inventory/judgment/policyVersion';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';
import { bumpReleasesRevision } from '../releasesRevision';

const databases = GovernanceTestDatabases.create();

const PYTHON = { family: 'lang/python', track: '3.12' };

describe.each(databases.ids())('tracks on %s', id => {
  async function start() {
    const { knex } = await databases.init(id);
    const portal = await PortalUnderTest.start({
      knex,
      features: [mockServices.scheduler.mock().factory],
    });
    return { knex, portal, seed: new Seed(knex) };
  }

  async function seedPython(seed: Seed) {
    const old = await seed.release(
      { ...PYTHON, version: '1.0.0' },
      { promotedAt: ago({ days: 300 }), announcedAt: ago({ days: 20 }) },
      digestOf('a'),
    );
    const current = await seed.release(
      { ...PYTHON, version: '1.1.0' },
      { promotedAt: ago({ days: 20 }) },
      digestOf('b'),
    );
    return { old, current };
  }

  it('groups releases, newest first, and says which one leads', async () => {
    const { portal, seed } = await start();
    const { old, current } = await seedPython(seed);
    await seed.release(
      { family: 'lang/python', track: '3.9', version: '1.0.0' },
      { promotedAt: ago({ days: 900 }) },
      digestOf('c'),
    );

    const { body } = await portal.get('/releases/tracks');

    expect(body.tracks).toEqual([
      {
        id: 'lang/python/3.12',
        ...PYTHON,
        title: 'lang/python 3.12',
        description: expect.stringMatching(
          /^Golden container image lang\/python 3\.12\. Current release: golden-v1\.1\.0\. Full support/,
        ),
        leading: expect.objectContaining({
          id: current,
          version: '1.1.0',
          current: true,
          pinnedReference: `registry.test/golden/lang/python:3.12-golden-v1.1.0@${digestOf(
            'b',
          )}`,
        }),
        releases: [
          expect.objectContaining({ id: current }),
          expect.objectContaining({ id: old, current: false }),
        ],
        unseen: [],
      },
      expect.objectContaining({
        id: 'lang/python/3.9',
        leading: expect.objectContaining({
          timeline: expect.objectContaining({ phase: 'archived' }),
        }),
      }),
    ]);
    await portal.stop();
  });

  it('keeps a track on the list that is on record and was never seen', async () => {
    const { knex, portal, seed } = await start();
    await seed.release(
      { family: 'rust', track: '1.80', version: '1.0.0' },
      { promotedAt: ago({ days: 5 }) },
      digestOf('d'),
    );
    await knex('releases').update({ digest: null });
    await knex.transaction(bumpReleasesRevision);

    const { body } = await portal.get('/releases/tracks');

    expect(body.tracks).toEqual([
      expect.objectContaining({
        id: 'rust/1.80',
        releases: [],
        unseen: ['1.0.0'],
        description: expect.stringContaining('no release of it was seen'),
      }),
    ]);
    expect(body.tracks[0]).not.toHaveProperty('leading');
    await portal.stop();
  });

  describe('completeness', () => {
    async function source(
      knex: Knex,
      kind: string,
      options: { read: boolean; configured?: boolean },
    ) {
      await knex('sources').insert({
        name: `${kind}-${options.read}`,
        kind,
        type: 'test',
        target: 'a test',
        last_completed_at: options.read ? ago({ days: 40 }) : null,
        configured: options.configured ?? true,
      });
    }

    /** As the catching up after a scan leaves it. */
    async function markJudged(knex: Knex) {
      await knex('revisions').insert({
        name: 'judged-under',
        value: `${policyVersion(DEFAULT_POLICY)}.0`,
      });
    }

    async function completenessOf(portal: PortalUnderTest) {
      const { body } = await portal.get('/releases/tracks');
      return body.completeness;
    }

    it('is none while nothing is configured: an empty answer proves nothing', async () => {
      const { portal } = await start();
      expect(await completenessOf(portal)).toEqual({
        tracks: false,
        users: false,
        unread: [],
      });
      await portal.stop();
    });

    it('is there when every source was read at some time, however long ago', async () => {
      const { knex, portal } = await start();
      await source(knex, 'registry', { read: true });
      await source(knex, 'governance', { read: true });
      await source(knex, 'cluster', { read: true });
      expect(await completenessOf(portal)).toEqual({
        tracks: true,
        users: false,
        unread: [],
      });
      await markJudged(knex);
      expect(await completenessOf(portal)).toMatchObject({ users: true });
      await portal.stop();
    });

    it('is missing for tracks while one registry was never read', async () => {
      const { knex, portal } = await start();
      await source(knex, 'registry', { read: true });
      await source(knex, 'governance', { read: false });
      await source(knex, 'cluster', { read: true });
      await markJudged(knex);
      expect(await completenessOf(portal)).toEqual({
        tracks: false,
        users: true,
        unread: ['governance-false'],
      });
      await portal.stop();
    });

    it('is missing for users while one cluster was never read', async () => {
      const { knex, portal } = await start();
      await source(knex, 'registry', { read: true });
      await source(knex, 'cluster', { read: false });
      await markJudged(knex);
      expect(await completenessOf(portal)).toEqual({
        tracks: true,
        users: false,
        unread: ['cluster-false'],
      });
      await portal.stop();
    });

    it('does not wait for a source that is no longer configured', async () => {
      const { knex, portal } = await start();
      await source(knex, 'registry', { read: true });
      await source(knex, 'cluster', { read: false, configured: false });
      expect(await completenessOf(portal)).toMatchObject({
        tracks: true,
        unread: [],
      });
      await portal.stop();
    });
  });

  it('counts each workload and entity of a track once', async () => {
    const { portal, seed } = await start();
    const { old, current } = await seedPython(seed);
    const cluster = { id: await seed.cluster('prod'), cluster: 'prod' };
    const run = async (
      name: string,
      entityRef: string | undefined,
      environment: string,
      releases: readonly string[],
    ) => {
      const workload = await seed.workload(cluster, {
        name,
        entityRef,
        environment,
        verdict: 'golden',
      });
      for (const [index, release] of releases.entries()) {
        await seed.usage(
          { id: workload, sourceId: cluster.id },
          {
            verdict: 'golden',
            release,
            digest: digestOf(`${index}`),
            image: `registry.test/${name}/${index}:1`,
          },
        );
      }
    };
    await run('web', 'component:default/shop', 'production', [old, current]);
    await run('job', 'component:default/shop', 'staging', [current]);
    await run('free', undefined, 'staging', [old]);

    const { body, status } = await portal.get(
      '/releases/tracks/lang%2Fpython%2F3.12',
    );

    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'lang/python/3.12',
      workloads: { production: 1, total: 3 },
      entities: 1,
    });
    const { body: list } = await portal.get('/releases/tracks');
    const same = list.tracks.find((one: TrackView) => one.id === body.id);
    expect(body).toMatchObject(same);
    await portal.stop();
  });

  it('answers 404 for a track of which nothing is on record', async () => {
    const { portal } = await start();
    const { status, body } = await portal.get('/releases/tracks/cobol%2F85');
    expect(status).toBe(404);
    expect(body.error.message).toContain("'cobol/85'");
    await portal.stop();
  });
});
