import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { goldenImagesInventoryReadPermission } from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';
import {
  createGoldenImagesWorkloadConditionalDecision,
  goldenImagesWorkloadConditions,
} from '../read/permissionRules';

const databases = GovernanceTestDatabases.create();

function component(name: string, annotations: Record<string, string> = {}) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'a' },
  };
}

describe.each(databases.ids())('component-status on %s', id => {
  async function start(
    decision: PolicyDecision = { result: AuthorizeResult.ALLOW },
  ) {
    const { knex } = await databases.init(id);
    const asked: unknown[] = [];
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async (_, options) => {
        asked.push(options?.credentials.principal);
        return [decision];
      },
    });
    const portal = await PortalUnderTest.start({
      knex,
      entities: [
        component('shop', { 'backstage.io/kubernetes-id': 'shop' }),
        component('plain'),
      ],
      features: [
        actionsRegistryServiceFactory,
        permissions.factory,
        mockServices.scheduler.mock().factory,
      ],
    });
    const seed = new Seed(knex);
    const cluster = { id: await seed.cluster('prod'), cluster: 'prod' };
    const python = { family: 'python', track: '3.12' };
    const old = await seed.release(
      { ...python, version: '2.0.0' },
      { promotedAt: ago({ days: 400 }) },
      digestOf('a'),
    );
    await seed.release(
      { ...python, version: '2.1.0' },
      { promotedAt: ago({ days: 10 }) },
      digestOf('b'),
    );
    const workload = await seed.workload(cluster, {
      name: 'web',
      entityRef: 'component:default/shop',
      ownerRef: 'group:default/a',
      verdict: 'golden-based',
    });
    await seed.usage(
      { id: workload, sourceId: cluster.id },
      {
        verdict: 'golden-based',
        release: old,
        digest: digestOf('1'),
        image: 'registry.test/shop/web:1',
      },
    );
    return { portal, asked };
  }

  it('says the verdict, what to do and by when', async () => {
    const { portal, asked } = await start();
    const { body } = await portal.invoke('component-status', {
      input: { entityRef: 'shop' },
      user: 'user:default/dana',
    });
    expect(body.output).toEqual({
      entityRef: 'component:default/shop',
      verdict: 'golden-based',
      explanation: ['Its workloads are on python 3.12 golden-v2.0.0 (legacy).'],
      advice: expect.stringMatching(
        /^Move to python 3\.12 golden-v2\.1\.0 by /,
      ),
      fromLine: `FROM registry.test/golden/python:3.12-golden-v2.1.0@${digestOf(
        'b',
      )}`,
      deadline: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      daysLeft: expect.any(Number),
      environments: [
        {
          name: 'production',
          production: true,
          workloads: 1,
          verdict: 'golden-based',
          pinned: true,
          releases: ['python/3.12/2.0.0'],
        },
      ],
      observedAt: expect.any(String),
      stale: false,
    });
    expect(asked).toEqual([
      expect.objectContaining({ userEntityRef: 'user:default/dana' }),
    ]);
    await portal.stop();
  });

  it.each([
    ['component:default/plain', /has no annotation that ties it/],
    [
      'nobody',
      /^No workload of component:default\/nobody was found\. Looked for: entity of the catalog/,
    ],
  ])('does not take silence for well: %s', async (entityRef, sentence) => {
    const { portal } = await start();
    const { body } = await portal.invoke('component-status', {
      input: { entityRef },
    });
    expect(body.output).not.toHaveProperty('verdict');
    expect(body.output).toMatchObject({
      explanation: [expect.stringMatching(sentence)],
      environments: [],
    });
    await portal.stop();
  });

  it('tells nothing to those who may not read', async () => {
    const { portal } = await start({ result: AuthorizeResult.DENY });
    const { status, body } = await portal.invoke('component-status', {
      input: { entityRef: 'shop' },
    });
    expect(status).toBe(403);
    expect(body.error.message).toContain('may not read the inventory');
    await portal.stop();
  });

  it('tells of the workloads that its caller may see', async () => {
    const { portal } = await start(
      createGoldenImagesWorkloadConditionalDecision(
        goldenImagesInventoryReadPermission,
        goldenImagesWorkloadConditions.isEntityOwner({
          claims: ['group:default/b'],
        }),
      ),
    );
    const { body } = await portal.invoke('component-status', {
      input: { entityRef: 'shop' },
    });
    expect(body.output).not.toHaveProperty('verdict');
    expect(body.output.environments).toEqual([]);
    await portal.stop();
  });

  it('refuses what is no entity', async () => {
    const { portal } = await start();
    const { status } = await portal.invoke('component-status', {
      input: { entityRef: '' },
    });
    expect(status).toBe(400);
    await portal.stop();
  });

  it('is one of the actions that say what they do to their surroundings', async () => {
    const { portal } = await start();
    const { body } = await portal.actions();
    const actions: {
      id: string;
      attributes: object;
      examples: unknown[];
    }[] = body.actions;
    const read = { readOnly: true, destructive: false, idempotent: true };
    expect(
      Object.fromEntries(actions.map(each => [each.id, each.attributes])),
    ).toEqual({
      'golden-images:classify-dockerfile': read,
      'golden-images:component-status': read,
      'golden-images:draft-customization-request': { ...read, readOnly: false },
      'golden-images:recommended-image': read,
    });
    expect(actions.map(({ examples }) => examples.length)).not.toContain(0);
    await portal.stop();
  });
});
