import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { goldenImagesReleaseEvaluatePermission } from '@image-governance/plugin-golden-images-common';
import { goldenImagesSourcesExtensionPoint } from '@image-governance/plugin-golden-images-node';
import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import {
  buildImage,
  type BuiltImage,
} from '../../sources/oci/__testUtils__/imageContent';
import {
  LoopbackRegistry,
  sendJson,
} from '../../sources/oci/__testUtils__/LoopbackRegistry';
import { readerOf } from '../../sources/oci/__testUtils__/readerOf';
import { attach } from './__testUtils__/attach';
import { BUILDER, SigningKey } from './__testUtils__/signing';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();

const PLATFORM = 'user:default/plat';
const DEVELOPER = 'user:default/dev';
const PATH = '/releases/python/3.12/2.1.0/verification';

const key = new SigningKey();
const image = buildImage({ layers: ['os', 'python'] });
const { digest } = image;

describe.each(databases.ids())('verification of a candidate on %s', id => {
  let knex: Knex;
  let registry: LoopbackRegistry;
  let portal: PortalUnderTest;
  let tags: Record<string, BuiltImage>;
  let denied: string[];

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    denied = [];
    tags = { '3.12-2.1.0': image };
    registry = await LoopbackRegistry.start({
      repositories: { 'staging/python': tags },
    });
    const { reader } = readerOf(registry);
    portal = await PortalUnderTest.start({
      knex,
      config: {
        goldenImages: {
          policy: { registries: { internal: registry.host } },
          roles: { platform: [PLATFORM] },
          verification: {
            keys: [
              {
                name: 'release',
                pem: String(
                  key.publicKey.export({ type: 'spki', format: 'pem' }),
                ),
              },
            ],
            builders: [{ id: BUILDER, spec: '1', level: 3 }],
          },
        },
      },
      features: [
        createBackendModule({
          pluginId: 'golden-images',
          moduleId: 'registry',
          register(env) {
            env.registerInit({
              deps: { sources: goldenImagesSourcesExtensionPoint },
              init: async ({ sources }) => sources.addImageReader(reader),
            });
          },
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorizeConditional: async requests =>
                requests.map(() => ({ result: AuthorizeResult.ALLOW })),
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
    const { status } = await portal.post('/releases/candidates', {
      user: PLATFORM,
      body: {
        family: 'python',
        track: '3.12',
        version: '2.1.0',
        reference: `${registry.host}/staging/python:3.12-2.1.0`,
        mode: 'build',
      },
    });
    expect(status).toBe(200);
  });

  afterEach(async () => {
    await portal.stop();
    await registry.stop();
  });

  const verify = (user: string = PLATFORM) => portal.post(PATH, { user });
  const states = (gates: { gate: string; state: string }[]) =>
    gates.map(({ gate, state }) => `${gate} ${state}`);

  it('says that nothing is known before it was asked for', async () => {
    const { status, body } = await portal.get(PATH, DEVELOPER);
    expect(status).toBe(200);
    expect(body).toMatchObject({ digest, may: { verify: false } });
    expect(body.report).toBeUndefined();
    expect(states(body.gates)).toEqual([
      'signature missing',
      'provenance missing',
    ]);
  });

  it('decides two gates, moves the candidate on, and is kept with what was signed', async () => {
    Object.assign(
      tags,
      attach(image, {
        sig: [key.simpleSigning(digest)],
        att: [key.envelope(digest)],
      }),
    );
    const { status, body } = await verify();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      verifiedBy: PLATFORM,
      may: { verify: true },
      report: { digest, signatures: [{ state: 'verified' }] },
    });
    expect(states(body.gates)).toEqual([
      'signature passed',
      'provenance passed',
    ]);

    const promotion = await portal.get('/releases/python/3.12/2.1.0/promotion');
    expect(promotion.body.candidate).toMatchObject({ stage: 'testing' });
    expect(promotion.body.candidate.gate.gates).toEqual(
      expect.arrayContaining(body.gates),
    );
    expect(await knex('signed_bodies').select('digest')).toEqual([
      { digest },
      { digest },
    ]);
    expect(
      await knex('audit_entries').where({ action: 'release.verify' }),
    ).toMatchObject([{ actor: PLATFORM, object: 'release:python/3.12/2.1.0' }]);
  });

  it('goes by the last one, and keeps those before it', async () => {
    await verify();
    Object.assign(tags, attach(image, { sig: [key.simpleSigning(digest)] }));
    const { body } = await verify();
    expect(states(body.gates)).toEqual([
      'signature passed',
      'provenance missing',
    ]);
    expect(await knex('verifications').select('id')).toHaveLength(2);
  });

  it('counts for nothing once the content is another', async () => {
    Object.assign(tags, attach(image, { sig: [key.simpleSigning(digest)] }));
    await verify();
    tags['3.12-2.1.0'] = buildImage({ layers: ['os', 'python', 'more'] });
    await portal.post('/releases/candidates', {
      user: PLATFORM,
      body: {
        family: 'python',
        track: '3.12',
        version: '2.1.0',
        reference: `${registry.host}/staging/python:3.12-2.1.0`,
        mode: 'build',
      },
    });
    const { body } = await portal.get(PATH);
    expect(body.report).toBeUndefined();
    expect(states(body.gates)).toEqual([
      'signature missing',
      'provenance missing',
    ]);
  });

  it('records nothing when the registry cannot be read', async () => {
    registry.quirk = (_, response) => sendJson(response, {}, {}, 403);
    const { status, body } = await verify();
    expect(status).toBe(503);
    expect(body.error.message).toContain('Nothing was verified');
    expect(await knex('verifications').select()).toEqual([]);
  });

  it('is for the platform role', async () => {
    const before = registry.seen.length;
    const { status } = await verify(DEVELOPER);
    expect(status).toBe(403);
    expect(registry.seen).toHaveLength(before);
  });

  it('needs the permission', async () => {
    denied = [goldenImagesReleaseEvaluatePermission.name];
    expect((await verify()).status).toBe(403);
    expect(await knex('verifications').select()).toEqual([]);
  });

  it('is of something that exists', async () => {
    const unknown = '/releases/python/3.12/9.9.9/verification';
    expect((await portal.get(unknown)).status).toBe(404);
    expect((await portal.post(unknown, { user: PLATFORM })).status).toBe(404);
  });
});
