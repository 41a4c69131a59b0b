import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DEFAULT_TIER_POLICY } from '@image-governance/plugin-golden-images-common/dockerfile';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { Classifier } from './Classifier';
import { classifyInThread } from './classifyInThread';

const databases = GovernanceTestDatabases.create();
const [id] = databases.ids();
const PATH = '/customizations/classify';

/** As `backstage-cli package start` runs the backend from a checkout. */
const IN_THREAD = {
  execArgv: [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
  ],
};

async function startPortal(
  options: { readonly allowed?: boolean; readonly tiers?: object } = {},
): Promise<PortalUnderTest> {
  const { allowed = true, tiers = {} } = options;
  const { knex } = await databases.init(id);
  return PortalUnderTest.start({
    knex,
    config: { goldenImages: { customizations: { tiers: { ...tiers } } } },
    features: [
      mockServices.scheduler.mock().factory,
      mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(() => ({
            result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
          })),
      }).factory,
    ],
  });
}

describe('the classification of the API', () => {
  let portal: PortalUnderTest;
  afterEach(() => portal.stop());

  it('says which tier a text is, by the rules of app-config', async () => {
    portal = await startPortal({
      tiers: { packageHosts: ['Packages.Example'] },
    });

    const dockerfile = await portal.post(PATH, {
      body: {
        kind: 'dockerfile',
        text: 'FROM a\nRUN apk add -X https://packages.example/main curl',
      },
    });
    const manifest = await portal.post(PATH, {
      body: {
        kind: 'manifest',
        text: 'kind: Pod\nspec:\n  containers:\n    - image: a\n      securityContext: {runAsUser: 0}\n',
      },
    });

    expect([dockerfile.status, dockerfile.body.tier]).toEqual([200, 2]);
    expect([manifest.status, manifest.body.tier]).toEqual([200, 3]);
    expect(manifest.body.findings[0]).toMatchObject({
      item: 'root-user',
      line: 5,
    });
  });

  it('answers nobody who may read nothing', async () => {
    portal = await startPortal({ allowed: false });

    const { status } = await portal.post(PATH, {
      body: { kind: 'dockerfile', text: 'FROM a' },
    });

    expect(status).toBe(403);
  });

  it('takes a million characters, and refuses more before reading them', async () => {
    portal = await startPortal();
    const text = `FROM a\n# ${'x'.repeat(1_000_000 - 9)}`;

    const [largest, larger, huge] = [
      await portal.post(PATH, { body: { kind: 'dockerfile', text } }),
      await portal.post(PATH, {
        body: { kind: 'dockerfile', text: `${text}x` },
      }),
      await portal.post(PATH, {
        body: { kind: 'dockerfile', text: 'x'.repeat(10_000_000) },
      }),
    ];

    expect([largest.status, larger.status, huge.status]).toEqual([
      200, 400, 413,
    ]);
    expect(larger.body.error.message).toContain('1000000 characters');
  });

  it.each([{}, { kind: 'dockerfile' }, { kind: 'helm', text: 'x' }])(
    'refuses %j',
    async body => {
      portal = await startPortal();
      expect((await portal.post(PATH, { body })).status).toBe(400);
    },
  );
});

describe('a large text', () => {
  const large = (line: string) => ({
    kind: 'dockerfile' as const,
    text: `FROM a\n${'RUN true\n'.repeat(3_000)}${line}`,
  });

  it('is classified in a thread of its own', async () => {
    await expect(
      classifyInThread(large('USER root'), DEFAULT_TIER_POLICY, IN_THREAD),
    ).resolves.toMatchObject({ tier: 3 });
  });

  it('is given up when it takes too long, while others are still classified', async () => {
    const classifier = new Classifier({
      policy: DEFAULT_TIER_POLICY,
      thread: { ...IN_THREAD, mostTimeMs: 1 },
    });

    await expect(classifier.classify(large('USER root'))).rejects.toThrow(
      'it took longer than 0.001 seconds',
    );
    await expect(
      classifier.classify({ kind: 'dockerfile', text: 'FROM a\nUSER root' }),
    ).resolves.toMatchObject({ tier: 3 });
  });

  it('waits for its turn, and is refused when too many wait', async () => {
    const classifier = new Classifier({
      policy: DEFAULT_TIER_POLICY,
      thread: IN_THREAD,
      mostThreads: 1,
      mostWaiting: 1,
    });

    const answers = await Promise.allSettled(
      Array.from({ length: 3 }, () => classifier.classify(large('USER root'))),
    );

    expect(answers).toEqual([
      expect.objectContaining({ status: 'fulfilled' }),
      expect.objectContaining({ status: 'fulfilled' }),
      {
        status: 'rejected',
        reason: expect.objectContaining({ name: 'ServiceUnavailableError' }),
      },
    ]);
  });
});
