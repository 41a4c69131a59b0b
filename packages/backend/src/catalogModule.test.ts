import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { CatalogUnderTest } from './__testUtils__/CatalogUnderTest';
import { buildDemo } from './__testUtils__/demoOrganisation';
import { demoEntities } from './__testUtils__/demoPortal';
import { eventually } from './__testUtils__/eventually';
import { withCatalogAlone } from './__testUtils__/withCatalogAlone';

const REGISTRIES = ['governance', 'internal', 'upstream'].map(
  name => `golden-images-scan:${name}`,
);
const CLUSTERS = ['prod-eu', 'prod-us', 'staging'].map(
  name => `golden-images-scan:${name}`,
);
const TRACKS = 'golden-images-tracks';
const VERDICTS = 'golden-images-verdicts';

/** Names of the components that an entity has a relation of a type to. */
function related(entity: Entity | undefined, type: string): string[] {
  return (entity?.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}

/** The real catalog, from scans of the demo organisation to entities with relations. */
describe('golden images in the catalog', () => {
  let directory: string;
  let databases: string;
  let portal: CatalogUnderTest;

  const start = (owner: string) =>
    CatalogUnderTest.start({
      demo: join(directory, 'demo'),
      databases,
      owner,
    });

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'golden-images-catalog-'));
    databases = join(directory, 'databases');
    mkdirSync(databases);
    buildDemo(join(directory, 'demo'), new Date().toISOString().slice(0, 10));
    portal = await start('group:default/platform');
    const components = demoEntities().length;
    await eventually(async () => {
      const { length } = await portal.names('kind=component');
      if (length < components) {
        throw new Error(`The catalog has ${length} of ${components} yet`);
      }
    });
    await portal.run(...REGISTRIES, ...CLUSTERS, TRACKS, VERDICTS);
  }, 180_000);

  afterAll(async () => {
    await portal?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('has every track as a resource, with its owner and who runs it', async () => {
    await eventually(async () => {
      const python = await portal.entity('resource', 'python-3.12');
      expect(python).toMatchObject({
        metadata: {
          title: 'python 3.12 (golden image)',
          description: expect.stringMatching(
            /^Golden container image python 3\.12\./,
          ),
          labels: { 'golden-images.io/phase': 'active' },
          annotations: {
            'golden-images.io/track': 'python/3.12',
            'backstage.io/managed-by-location': 'golden-images:python/3.12',
          },
        },
        spec: { type: 'container-image', owner: 'group:default/platform' },
      });
      expect(related(python, 'ownedBy')).toEqual(['group:default/platform']);
      expect(related(python, 'dependencyOf').length).toBeGreaterThan(0);
    });
  }, 90_000);

  it('relates the components back to what they run', async () => {
    await eventually(async () => {
      const python = await portal.entity('resource', 'python-3.12');
      const [user] = related(python, 'dependencyOf');
      const component = await portal.entity('component', user.split('/')[1]);
      expect(related(component, 'dependsOn')).toContain(
        'resource:default/python-3.12',
      );
    });
  }, 90_000);

  it('filters components by their verdict', async () => {
    await eventually(async () => {
      const [golden, custom] = await Promise.all([
        portal.names(
          'kind=component,metadata.labels.golden-images.io/verdict=golden-based',
        ),
        portal.names(
          'kind=component,metadata.labels.golden-images.io/verdict=custom-build',
        ),
      ]);
      expect(golden.length).toBeGreaterThan(0);
      expect(custom.length).toBeGreaterThan(0);
      expect(golden.filter(name => custom.includes(name))).toEqual([]);
    });
  }, 90_000);

  it('is read as a service, under a policy that lets no user do anything', async () => {
    expect(await portal.statusOfScan(mockCredentials.user.header())).toBe(403);
    expect(await portal.statusOfScan(mockCredentials.service.header())).toBe(
      404,
    );
    await expect(portal.run(TRACKS)).resolves.toBeUndefined();
  });

  it('loses nothing when the governance database begins anew', async () => {
    const filter = 'kind=resource,spec.type=container-image';
    const before = await portal.names(filter);
    const users = related(
      await portal.entity('resource', 'python-3.12'),
      'dependencyOf',
    );
    expect(before.length).toBeGreaterThan(3);
    expect(users.length).toBeGreaterThan(0);

    await portal.stop();
    databases = await withCatalogAlone(databases, join(directory, 'anew'));
    // Another owner shows when the catalog has taken in what it was told.
    portal = await start('group:default/data');

    await portal.run(TRACKS);
    expect(await portal.names(filter)).toEqual(before);

    await portal.run(...REGISTRIES, TRACKS);
    expect(await portal.names(filter)).toEqual(before);
    await eventually(async () => {
      const python = await portal.entity('resource', 'python-3.12');
      expect(python?.spec?.owner).toBe('group:default/data');
      expect(python?.spec?.dependencyOf).toEqual(users);
    });
  }, 120_000);
});
