import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { goldenImagesSourcesExtensionPoint } from '@image-governance/plugin-golden-images-node';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import {
  digestOf,
  FakeRegistry,
  imageIndex,
  manifest,
} from '../../inventory/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, Seed } from '../../__testUtils__/Seed';

const databases = GovernanceTestDatabases.create();

const PLAT = 'user:default/plat';
const SEC = 'user:default/sec';
const DEV = 'user:default/dev';
const PATH = '/releases/python/3.12/2.1.0';
const content = imageIndex(manifest(['os', 'python', '2.1.0']));

function component(name: string, version: string, licence = 'MIT') {
  return {
    type: 'library',
    name,
    version,
    purl: `pkg:deb/debian/${name}@${version}`,
    licenses: [{ license: { id: licence } }],
  };
}

function sbom(components: object[], digest?: string) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    metadata: { component: { type: 'container', name: 'x', version: digest } },
    components,
  };
}

function scan(...vulnerabilities: object[]) {
  return {
    SchemaVersion: 2,
    ArtifactName: 'python',
    Results: [{ Target: 'debian', Vulnerabilities: vulnerabilities }],
  };
}

describe.each(databases.ids())('documents of releases on %s', id => {
  let portal: PortalUnderTest;
  let denied: string[];
  let knex: Awaited<ReturnType<typeof databases.init>>['knex'];

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    denied = [];
    const upstream = new FakeRegistry({
      name: 'upstream',
      host: 'registry.cleanstart.com',
    });
    upstream.push('python', '3.12-2.1.0', content);
    portal = await PortalUnderTest.start({
      knex,
      config: {
        goldenImages: {
          roles: { platform: [PLAT], security: [SEC] },
          documents: { maxBytes: 3_000_000 },
        },
      },
      features: [
        createBackendModule({
          pluginId: 'golden-images',
          moduleId: 'registries',
          register(env) {
            env.registerInit({
              deps: { sources: goldenImagesSourcesExtensionPoint },
              async init({ sources }) {
                sources.addImageReader(upstream);
              },
            });
          },
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorizeConditional: async requests =>
                requests.map(({ permission }) => ({
                  result: denied.includes(permission.name)
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
                })),
              authorize: async requests =>
                requests.map(({ permission }) => ({
                  result: denied.includes(permission.name)
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
                })),
            }),
        }),
      ],
    });
    await new Seed(knex).release(
      { family: 'python', track: '3.12', version: '2.0.0' },
      { promotedAt: ago({ days: 60 }) },
      digestOf('2.0.0'),
    );
    await knex('releases').update({
      // As it was promoted in the portal: a candidate that is opened takes nothing from it.
      decided: JSON.stringify({
        family: 'python',
        track: '3.12',
        version: '2.0.0',
        digest: digestOf('2.0.0'),
        promotedAt: ago({ days: 60 }).slice(0, 10),
      }),
    });
    const { status } = await portal.post('/releases/candidates', {
      user: PLAT,
      body: {
        family: 'python',
        track: '3.12',
        version: '2.1.0',
        reference: 'registry.cleanstart.com/python:3.12-2.1.0',
      },
    });
    if (status !== 200) {
      throw new Error(`The candidate was not opened: ${status}`);
    }
  });

  afterEach(async () => {
    await portal.stop();
  });

  const add = (body: object, user = PLAT, path = PATH) =>
    portal.post(`${path}/documents`, { user, body });
  const list = async () => (await portal.get(`${PATH}/documents`, DEV)).body;
  const gate = async (name: string) =>
    (await portal.get(`${PATH}/promotion`, DEV)).body.candidate.gate.gates.find(
      (each: { gate: string }) => each.gate === name,
    );
  const additions = () =>
    knex('audit_entries').where({ action: 'release.document.add' });

  it('puts a bill of materials on record, says what is in it, and gives back its bytes', async () => {
    const document = sbom(
      [
        component('openssl', '3.0.15', 'Apache-2.0'),
        component('db', '1', 'AGPL-3.0-only'),
        { type: 'library', name: 'odd' },
      ],
      content.digest,
    );
    const { status, body } = await add(document);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      added: true,
      document: {
        kind: 'sbom',
        format: 'CycloneDX',
        formatVersion: '1.5',
        digest: content.digest,
        subject: content.digest,
        origin: 'upload',
        actor: PLAT,
        components: 3,
        licences: { denied: 1, unknown: 1, review: 0, allowed: 1 },
      },
    });
    expect((await list()).licences).toMatchObject({
      totalItems: 2,
      items: [{ name: 'db', verdict: 'denied' }, { verdict: 'unknown' }],
    });
    expect(await gate('sbom')).toMatchObject({
      state: 'failed',
      because: expect.stringContaining('db (AGPL-3.0-only)'),
    });

    const file = await portal.get(`${PATH}/documents/${body.document.id}`, DEV);
    expect(file.text).toBe(JSON.stringify(document));
    expect(file.headers).toMatchObject({
      'content-type': expect.stringMatching('^application/json'),
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(
        /^attachment; filename="python-3\.12-2\.1\.0-sbom-[0-9a-f]{12}\.json"$/,
      ),
    });
  });

  it('moves the candidate on, once', async () => {
    const stages = () =>
      knex('candidate_stages').orderBy('id').select('stage', 'actor');
    expect(await stages()).toEqual([{ stage: 'candidate', actor: PLAT }]);
    await add(scan(), SEC);
    await add(scan(), PLAT);
    expect(await stages()).toEqual([
      { stage: 'candidate', actor: PLAT },
      { stage: 'testing', actor: SEC },
    ]);
  });

  it('adds the same bytes once, also when they come at once', async () => {
    const document = sbom([component('a', '1')]);
    const answers = await Promise.all([add(document), add(document)]);
    answers.push(await add(document, SEC));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.filter(({ body }) => body.added)).toHaveLength(1);
    expect((await list()).documents).toHaveLength(1);
    expect(await knex('document_components')).toHaveLength(1);
    expect(await additions()).toHaveLength(1);
  });

  it('lets a later document about the same take the place of one, which stays', async () => {
    await add(sbom([component('db', '1', 'AGPL-3.0-only')]));
    expect((await gate('sbom')).state).toBe('failed');
    await add(sbom([component('db', '1')]));
    expect((await gate('sbom')).state).toBe('passed');
    expect(
      (await list()).documents.map(
        (each: { superseded: boolean }) => each.superseded,
      ),
    ).toEqual([false, true]);
  });

  it('lets a scan decide its gate', async () => {
    const vulnerability = {
      VulnerabilityID: 'CVE-2026-1',
      PkgName: 'openssl',
      Severity: 'CRITICAL',
      InstalledVersion: '3.0.14',
    };
    expect((await gate('scan')).state).toBe('missing');
    await add(scan({ ...vulnerability, FixedVersion: '3.0.15' }));
    expect(await gate('scan')).toMatchObject({
      state: 'failed',
      because: expect.stringContaining('CVE-2026-1 in openssl'),
    });
    await add(scan(vulnerability));
    expect((await gate('scan')).state).toBe('passed');
    expect((await list()).findings).toEqual({
      totalItems: 1,
      items: [
        {
          id: 'CVE-2026-1',
          package: 'openssl',
          severity: 'critical',
          installedVersion: '3.0.14',
        },
      ],
    });
  });

  it('compares with the golden release before it', async () => {
    await add(
      sbom([component('openssl', '3.0.14')]),
      PLAT,
      '/releases/python/3.12/2.0.0',
    );
    await add(sbom([component('openssl', '3.0.15'), component('curl', '8')]));
    const { body } = await portal.get(`${PATH}/comparison`, DEV);
    expect(body).toMatchObject({
      release: 'python/3.12/2.1.0',
      with: 'python/3.12/2.0.0',
      sentence: '1 package changed, 1 added, 1 unusual change to look at.',
      unusual: [{ kind: 'network-tool', subject: 'curl 8' }],
      packages: {
        changed: {
          totalItems: 1,
          items: [{ before: ['3.0.14'], after: ['3.0.15'] }],
        },
        unchanged: 0,
      },
      choices: [{ id: 'python/3.12/2.0.0', version: '2.0.0' }],
    });
    expect(body.notCompared).toEqual([expect.stringContaining('setuid')]);
    expect(body.missing).toHaveLength(2);
    expect(
      (await portal.get(`${PATH}/comparison?with=9.9.9`, DEV)).status,
    ).toBe(404);
    expect(
      (await portal.get('/releases/python/3.12/2.0.0/comparison', DEV)).body
        .sentence,
    ).toBe('There is no golden release before it to compare with.');
  });

  it.each<[string, object, RegExp]>([
    ['random JSON', { hello: 1 }, /Accepted are SPDX 3\.0/],
    [
      'a document about another image',
      sbom([], digestOf('e')),
      /which is not the content of python\/3\.12\/2\.1\.0/,
    ],
  ])('refuses %s', async (_, document, message) => {
    const { status, body } = await add(document);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
    expect((await list()).documents).toEqual([]);
    expect(await additions()).toEqual([]);
  });

  it('refuses what is said to be of other content, or too large', async () => {
    const document = sbom([component('a', '1')]);
    const other = await portal.post(
      `${PATH}/documents?digest=${encodeURIComponent(digestOf('e'))}`,
      { user: PLAT, body: document },
    );
    expect(other.status).toBe(400);
    const large = await add(sbom([component('x'.repeat(3_000_000), '1')]));
    expect(large.status).toBe(413);
    expect(large.body.error.message).toContain('larger than 3000000 bytes');
  });

  it('reads a large document', async () => {
    const components = Array.from({ length: 10_000 }, (_, at) =>
      component(`package-${at}`, '1.0'),
    );
    const { body } = await add(sbom(components));
    expect(body.document).toMatchObject({
      components: 10_000,
      sizeBytes: expect.any(Number),
    });
    expect(body.document.sizeBytes).toBeGreaterThan(1_000_000);
  });

  it('takes documents from the platform and security roles only', async () => {
    const document = sbom([component('a', '1')]);
    expect((await add(document, DEV)).status).toBe(403);
    denied = ['golden-images.release.evaluate'];
    expect((await add(document, PLAT)).status).toBe(403);
    expect((await list()).mayAdd).toBe(false);
    expect(await knex('release_documents')).toEqual([]);
  });

  it('shows documents only to those who may read', async () => {
    denied = ['golden-images.inventory.read'];
    for (const path of ['documents', 'documents/1', 'comparison']) {
      expect((await portal.get(`${PATH}/${path}`, DEV)).status).toBe(403);
    }
  });

  it('does not know what is not there', async () => {
    expect(
      (await portal.get('/releases/python/3.12/9.9.9/documents')).status,
    ).toBe(404);
    expect((await portal.get(`${PATH}/documents/77`)).status).toBe(404);
    expect(
      (await add(sbom([]), PLAT, '/releases/python/3.12/9.9.9')).status,
    ).toBe(404);
  });

  it('keeps documents when the release is gone from the record', async () => {
    const { body } = await add(sbom([component('a', '1')]));
    await knex('candidates').delete();
    await knex('release_platforms').delete();
    await knex('releases').delete();
    const file = await portal.get(`${PATH}/documents/${body.document.id}`);
    expect(file.status).toBe(200);
  });
});
