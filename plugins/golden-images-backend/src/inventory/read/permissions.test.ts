import { mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { goldenImagesInventoryReadPermission } from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { OwnerSnapshots } from '../../compliance/teams/OwnerSnapshots';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';
import {
  createGoldenImagesWorkloadConditionalDecision,
  goldenImagesWorkloadConditions,
} from './permissionRules';

const databases = GovernanceTestDatabases.create();

const ENTITY = '/inventory/entities/component/default/mine';

describe.each(databases.ids())('permissions on %s', id => {
  /** A portal whose policy decides so, with a workload of team `a` and two of others. */
  async function start(decision: PolicyDecision) {
    const database = await databases.init(id);
    const { knex } = database;
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async () => [decision],
      authorize: async requests =>
        requests.map(() =>
          decision.result === AuthorizeResult.CONDITIONAL
            ? { result: AuthorizeResult.DENY }
            : { result: decision.result },
        ),
    });
    const auditor = mockServices.auditor.mock();
    const event = { success: jest.fn(), fail: jest.fn() };
    auditor.createEvent.mockResolvedValue(event);
    const portal = await PortalUnderTest.start({
      knex,
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'System',
          metadata: { name: 'ours' },
          relations: ['mine', 'theirs'].map(name => ({
            type: 'hasPart',
            targetRef: `component:default/${name}`,
          })),
        },
        ...['mine', 'theirs'].map(name => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name },
        })),
      ],
      features: [permissions.factory, auditor.factory],
    });
    const seed = new Seed(knex);
    const cluster = { id: await seed.cluster('prod'), cluster: 'prod' };
    const workloads = [
      {
        name: 'mine',
        ownerRef: 'group:default/a',
        entityRef: 'component:default/mine',
      },
      {
        name: 'theirs',
        ownerRef: 'group:default/b',
        entityRef: 'component:default/theirs',
      },
      { name: 'nobodys', environment: 'staging' },
    ];
    const ids: Record<string, number> = {};
    for (const workload of workloads) {
      const verdict = 'custom-build';
      ids[workload.name] = await seed.workload(cluster, {
        ...workload,
        verdict,
      });
      await seed.usage(
        { id: ids[workload.name], sourceId: cluster.id },
        {
          verdict,
          image: `registry.test/${workload.name}:1`,
          digest: digestOf(workload.name === 'mine' ? 'a' : 'b'),
        },
      );
    }
    /** Keeps figures of owners as they were a month ago. */
    const keepOwners = async (owners: readonly string[]) => {
      const figure = { ratio: { numerator: 1, denominator: 1 }, unknown: 0 };
      await OwnerSnapshots.create({ database }).keep(
        ago({ days: 33 }),
        new Map(owners.map(owner => [owner, figure])),
      );
    };
    return { portal, ids, auditor, event, keepOwners };
  }

  const READS = [
    '/inventory/workloads',
    '/inventory/workloads/1',
    '/inventory/entities',
    `/inventory/images/${digestOf('a')}`,
    '/inventory/images',
    '/inventory/facets',
    '/inventory/sources',
    '/inventory/sources/prod/scans',
    '/inventory/scans/running',
    '/inventory/report/non-golden',
    ENTITY,
    `${ENTITY}/summary`,
    '/releases',
    '/releases/python/3.12/2.1.0',
    '/releases/tracks',
    '/releases/tracks/python%2F3.12',
    '/releases/deprecations',
    '/releases/deprecations/python/3.12/2.1.0',
    '/releases/calendar.ics',
    '/releases/calendars',
    '/compliance/overview',
    '/compliance/sprawl',
    '/compliance/snapshots',
    '/compliance/teams',
    '/compliance/teams/summary',
    '/compliance/owners/summary?owner=group:default/a',
    '/compliance/entities/group/default/a/summary',
  ];

  it('golden-images.inventory.read denied closes every read', async () => {
    const { portal } = await start({ result: AuthorizeResult.DENY });
    const statuses = await Promise.all(
      READS.map(async path => [path, (await portal.get(path)).status]),
    );
    expect(statuses).toEqual(READS.map(path => [path, 403]));
    const { status } = await portal.post('/inventory/entities/by-refs', {
      body: { entityRefs: ['component:default/mine'] },
    });
    expect(status).toBe(403);
    await portal.stop();
  });

  it('golden-images.inventory.scan denied starts no scan, and the attempt is audited', async () => {
    const { portal, auditor, event } = await start({
      result: AuthorizeResult.DENY,
    });
    const { status } = await portal.post('/inventory/sources/prod/scan');
    expect(status).toBe(403);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'scan-start',
        meta: { source: 'prod' },
      }),
    );
    expect(event.fail).toHaveBeenCalledWith({
      error: expect.any(NotAllowedError),
    });
    expect(event.success).not.toHaveBeenCalled();
    await portal.stop();
  });

  it('answers 404 to a scan of what is no source, to those who may', async () => {
    const { portal } = await start({ result: AuthorizeResult.ALLOW });
    const { status } = await portal.post('/inventory/sources/nothing/scan');
    expect(status).toBe(404);
    await portal.stop();
  });

  it('under a condition, shows and counts one’s own workloads only', async () => {
    const { portal, ids } = await start(
      createGoldenImagesWorkloadConditionalDecision(
        goldenImagesInventoryReadPermission,
        goldenImagesWorkloadConditions.isEntityOwner({
          claims: ['user:default/me', 'group:default/a'],
        }),
      ),
    );
    const { body: page } = await portal.get('/inventory/workloads');
    expect(page.items.map((each: { name: string }) => each.name)).toEqual([
      'mine',
    ]);
    expect(page.totalItems).toBe(1);
    const { body: overview } = await portal.get('/compliance/overview');
    expect(overview.adoption.ratio.denominator).toBe(1);
    expect(overview.sprawl.uniqueBases).toBe(1);
    const { body: facets } = await portal.get('/inventory/facets');
    expect(facets.owners).toEqual(['group:default/a']);
    const { text } = await portal.get('/inventory/report/non-golden');
    expect(text).toBe('Non-golden image in shop/mine: registry.test/mine:1\n');
    const status = async (path: string) => (await portal.get(path)).status;
    expect(await status(`/inventory/workloads/${ids.mine}`)).toBe(200);
    expect(await status(`/inventory/workloads/${ids.theirs}`)).toBe(404);
    expect(await status(`/inventory/images/${digestOf('a')}`)).toBe(200);
    expect(await status(`/inventory/images/${digestOf('b')}`)).toBe(404);
    expect(await status('/compliance/snapshots')).toBe(403);
    await portal.stop();
  });

  it('under a condition, tells of one’s own team only, and of no change against figures of all', async () => {
    const { portal, keepOwners } = await start(
      createGoldenImagesWorkloadConditionalDecision(
        goldenImagesInventoryReadPermission,
        goldenImagesWorkloadConditions.isEntityOwner({
          claims: ['group:default/a'],
        }),
      ),
    );
    await keepOwners(['group:default/a', 'group:default/b']);
    const { body: teams } = await portal.get('/compliance/teams');
    expect(teams.items).toEqual([
      expect.objectContaining({ ownerRef: 'group:default/a' }),
    ]);
    expect(teams.items[0].change).toBeUndefined();
    const { body: summary } = await portal.get('/compliance/teams/summary');
    expect(summary).toMatchObject({
      adoption: { ratio: { denominator: 1 } },
      teams: 1,
      improved: [],
      fellBack: [],
    });
    expect(summary.comparedWith).toBeUndefined();
    expect(summary.unowned).toBeUndefined();
    const { body: owners } = await portal.get(
      '/compliance/owners/summary?owner=group:default/a&owner=group:default/b',
    );
    expect(owners.adoption.ratio.denominator).toBe(1);
    expect(owners.filter).toEqual({ owner: ['group:default/a'] });
    expect(owners.change).toBeUndefined();
    expect(owners.worst).toEqual([
      { entityRef: 'component:default/mine', workloads: 1 },
    ]);
    const { body: system } = await portal.get(
      '/compliance/entities/system/default/ours/summary',
    );
    expect(system.adoption.ratio.denominator).toBe(1);
    await portal.stop();
  });

  it('combines conditions, and takes "not owned by" to hold for what nobody owns', async () => {
    const { isEntityOwner, isInEnvironment, belongsToEntity } =
      goldenImagesWorkloadConditions;
    const { portal } = await start(
      createGoldenImagesWorkloadConditionalDecision(
        goldenImagesInventoryReadPermission,
        {
          anyOf: [
            belongsToEntity({ entityRefs: ['component:default/mine'] }),
            {
              allOf: [
                isInEnvironment({ environments: ['staging'] }),
                { not: isEntityOwner({ claims: ['group:default/a'] }) },
              ],
            },
          ],
        },
      ),
    );
    for (const query of ['', `?at=${new Date().toISOString()}`]) {
      const { body } = await portal.get(`/inventory/workloads${query}`);
      expect(body.items.map((each: { name: string }) => each.name)).toEqual([
        'mine',
        'nobodys',
      ]);
    }
    await portal.stop();
  });
});
