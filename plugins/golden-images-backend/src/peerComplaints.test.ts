import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { Finding } from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from './database/__testUtils__';
import {
  ChangingCatalog,
  component,
} from './failures/__testUtils__/ChangingCatalog';
import { LoopbackEstate } from './failures/__testUtils__/LoopbackEstate';
import { podObject } from './sources/kubernetes/__testUtils__/apiObjects';
import {
  buildImage,
  buildIndex,
} from './sources/oci/__testUtils__/imageContent';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();
const ID = 'backstage.io/kubernetes-id';

let estate: LoopbackEstate;
let catalog: ChangingCatalog;

async function prepare(id: TestDatabaseId): Promise<void> {
  estate = await LoopbackEstate.create((await databases.init(id)).knex);
  catalog = new ChangingCatalog([
    component('shop', { owner: 'group:default/storefront', id: 'shop' }),
    component('till', { owner: 'group:default/payments', id: 'till' }),
    component('plain', { owner: 'group:default/payments' }),
  ]);
}
afterEach(() => estate.stop());

const start = () => estate.start(catalog.feature());

/** The one container of a workload. */
async function usageOf(name: string) {
  const { items } = await estate.get(`/inventory/workloads?text=${name}`);
  const { usages } = await estate.get(`/inventory/workloads/${items[0].id}`);
  expect(usages).toHaveLength(1);
  return usages[0];
}

const kinds = ({ findings }: { findings: Finding[] }) =>
  findings.map(({ kind }) => kind);

// What users of comparable tools complain about; docs/operations/failures.md has the table.
describe.each(databases.ids())('complaints that queries answer, on %s', id => {
  beforeEach(() => prepare(id));

  it('the wrong base is named: the deepest proven one is, all of several that are the same, and none rather than a wrong one', async () => {
    const tag = '1.0-golden-v1.0.0';
    estate.push('golden/os', tag, buildImage({ layers: ['os'] }));
    estate.push('golden/java', tag, buildImage({ layers: ['os', 'java'] }));
    estate.push(
      'golden/jre',
      tag,
      buildImage({ layers: ['os', 'java'], labels: { other: 'config' } }),
    );
    const claim = { 'org.opencontainers.image.base.name': 'golden/java:1.0' };
    for (const [name, layers] of Object.entries({
      'on-java': ['os', 'java', 'app'],
      'on-os': ['os', 'other', 'java'],
      'on-none': ['java', 'os'],
    })) {
      const image = buildImage({ layers, labels: claim });
      estate.push('shop/app', name, image);
      await estate.run(name, `shop/app:${name}`, image.digest);
    }
    await start();

    const proven = async (name: string) => {
      const { verdict, evidence } = await usageOf(name);
      const releases: string[] = evidence.flatMap(
        (one: { kind: string; release?: string }) =>
          one.kind === 'layers' && one.release ? [one.release] : [],
      );
      return [verdict, ...releases.sort()];
    };
    expect(await proven('on-java')).toEqual([
      'golden-based',
      'java/1.0/1.0.0',
      'jre/1.0/1.0.0',
    ]);
    expect(await proven('on-os')).toEqual(['golden-based', 'os/1.0/1.0.0']);
    expect(await proven('on-none')).toEqual(['custom-build']);
  });

  it('outdated although both digests are identical: a release that was only tagged anew is not behind', async () => {
    const image = buildImage({ layers: ['same'] });
    const app = buildImage({ layers: ['same', 'app'] });
    for (const tag of ['1.0-golden-v1.0.0', '1.0-golden-v1.0.1']) {
      estate.push('golden/same', tag, image);
    }
    estate.push('shop/app', '1', app);
    await estate.run('as-it-is', 'golden/same:1.0-golden-v1.0.0', image.digest);
    await estate.run('built-on-it', 'shop/app:1', app.digest);
    await start();

    for (const name of ['as-it-is', 'built-on-it']) {
      const usage = await usageOf(name);
      expect(kinds(usage)).not.toContain('behind');
      expect(usage.advice.text).not.toMatch(/^Move to/);
    }
  });

  it('index and platform digests of one image raise no alarm', async () => {
    const amd64 = buildImage({ layers: ['multi'] });
    const arm64 = buildImage({ layers: ['multi'], architecture: 'arm64' });
    const index = buildIndex([amd64, arm64]);
    const tag = '1.0-golden-v1.0.0';
    estate.push('golden/multi', tag, index);
    for (const [name, digest] of Object.entries({
      'by-index': index.digest,
      'by-amd64': amd64.digest,
      'by-arm64': arm64.digest,
    })) {
      await estate.run(name, `golden/multi:${tag}`, digest, {
        labels: { [ID]: 'shop' },
        namespace: name === 'by-index' ? 'live' : 'staging',
      });
    }
    await start();

    for (const name of ['by-index', 'by-amd64', 'by-arm64']) {
      const usage = await usageOf(name);
      expect(usage).toMatchObject({
        verdict: 'golden',
        release: { id: 'multi/1.0/1.0.0' },
      });
      expect(kinds(usage)).toEqual(['not-pinned']);
    }
  });

  it('where is this image deployed? is answered by the digest of its index and of its platform', async () => {
    const amd64 = buildImage({ layers: ['multi'] });
    const index = buildIndex([amd64]);
    estate.push('shop/app', '1', index);
    await estate.run('by-index', 'shop/app:1', index.digest);
    await estate.run('by-platform', 'shop/app:1', amd64.digest);
    await start();

    for (const digest of [index.digest, amd64.digest]) {
      const { workloads } = await estate.get(`/inventory/images/${digest}`);
      expect(
        workloads.map(({ name }: { name: string }) => name).sort(),
      ).toEqual(['by-index', 'by-platform']);
    }
  });

  it('no catalog-wide view by owner: what is not golden is found by owner, and what nobody owns, too', async () => {
    for (const [name, label] of [
      ['shop-web', 'shop'],
      ['till-web', 'till'],
      ['stray', 'nobody'],
    ]) {
      await estate.cluster.create(
        podObject({
          name,
          labels: { [ID]: label },
          containers: { app: 'docker.io/library/nginx:1' },
        }),
      );
    }
    await start();

    const found = async (owner: string) => {
      const { items } = await estate.get(
        `/inventory/workloads?verdict=third-party&text=nginx&owner=${owner}&limit=50`,
      );
      return items.map(({ name }: { name: string }) => name);
    };
    expect(await found('group:default/storefront')).toEqual(['shop-web']);
    expect(await found('group:default/payments')).toEqual(['till-web']);
    expect(await found('none')).toContain('stray');
    expect((await estate.get('/inventory/facets')).owners).toEqual([
      'group:default/payments',
      'group:default/storefront',
    ]);
  });
});

describe('complaints about what no database sees', () => {
  beforeEach(() => prepare('SQLITE_3'));

  it('no base without a Dockerfile: labels and annotations are shown as claims, and prove nothing', async () => {
    const claim = `${estate.registry.host}/golden/base0:1.0-golden-v1.0.0`;
    const text = { 'org.opencontainers.image.base.name': claim };
    const labelled = buildImage({ layers: ['x'], labels: text });
    const annotated = buildImage({ layers: ['y'], annotations: text });
    estate.push('shop/app', '1', labelled);
    estate.push('shop/app', '2', annotated);
    await estate.run('labelled', 'shop/app:1', labelled.digest);
    await estate.run('annotated', 'shop/app:2', annotated.digest);
    await start();

    for (const [name, source] of [
      ['labelled', 'config label'],
      ['annotated', 'manifest annotation'],
    ]) {
      const usage = await usageOf(name);
      expect(usage).toMatchObject({
        verdict: 'custom-build',
        evidence: [
          {
            kind: 'annotation',
            source,
            claim: expect.stringContaining(claim),
          },
        ],
      });
      expect(kinds(usage)).toContain('base-claimed-only');
    }
  });

  it('silent empty tables: it is said what was looked for, and when an annotation is missing', async () => {
    await start();
    const summary = (name: string) =>
      estate.get(`/inventory/entities/component/default/${name}/summary`);

    expect(await summary('shop')).toMatchObject({
      unannotated: false,
      lookedFor: [{ what: `label ${ID}`, value: 'shop' }],
      environments: [],
    });
    expect(await summary('plain')).toMatchObject({
      unannotated: true,
      lookedFor: [],
    });
  });

  it('registry rate limits: an image is read once, ever, however many pods run it and scans see it', async () => {
    const image = buildImage({ layers: ['base0', 'app'] });
    estate.push('shop/app', '1', image);
    for (let at = 0; at < 5; at += 1) {
      await estate.run(`replica-${at}`, 'shop/app:1', image.digest);
    }
    await start();
    const reads = () =>
      estate.registry.paths.filter(path => path.includes('sha256:'));
    expect(reads()).toHaveLength(new Set(reads()).size);

    const before = reads().length;
    await estate.scan('registry');
    await estate.scan('cluster');
    expect(reads()).toHaveLength(before);
  });

  it('memory that grows with the cluster: a page is asked for when the one before is on record', async () => {
    await start();
    for (let at = 0; at < 10; at += 1) {
      await estate.runGolden(`x${at}`);
    }
    const onRecord: Promise<number>[] = [];
    estate.cluster.fault = ({ url }) => {
      if (url.startsWith('/api/v1/pods')) {
        onRecord.push(
          estate
            .knex('usages')
            .where({ state: 'pending' })
            .count({ count: '*' })
            .then(([{ count }]) => Number(count)),
        );
      }
      return false;
    };
    await estate.scan('cluster');

    // Pods come in pages of two, by name: first the twenty of before.
    expect(await Promise.all(onRecord)).toEqual([
      ...Array.from({ length: 11 }, () => 0),
      2,
      4,
      6,
      8,
    ]);
  });
});
