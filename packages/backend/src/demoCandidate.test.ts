import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { CANDIDATE, DemoCi } from './demoCi/DemoCi';
import { buildDemo } from './__testUtils__/demoOrganisation';
import { DemoUnderTest } from './__testUtils__/DemoUnderTest';

const SCANS = ['governance', 'upstream', 'internal'].map(
  source => `golden-images-scan:${source}`,
);
const DENIED = { statusCode: 403 };
const FINDER = 'golden-images-promotion';

/** What a visitor plays by hand, in its order. */
describe('candidate of the demo', () => {
  let directory: string;
  let demo: DemoUnderTest;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'golden-images-candidate-'));
    buildDemo(directory, new Date().toISOString().slice(0, 10));
    demo = await DemoUnderTest.start(directory);
    await demo.run(...SCANS, FINDER, 'demo-ci');
  }, 180_000);

  afterAll(async () => {
    await demo?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  /** The CI of another process, on the same portal. It may write as the platform team. */
  const restartedCi = () =>
    new DemoCi({
      api: demo.as('platform'),
      author: demo.as('platform'),
      registry: {
        name: 'internal',
        root: '',
        tag: async () => {
          throw new Error('There is nothing to tag');
        },
      },
      goldenPath: 'golden/',
      logger: mockServices.logger.mock(),
      now: () => new Date(),
    });
  const entries = async () =>
    (await demo.as('auditor').listAuditEntries({})).totalItems;
  const driftOfCandidate = async () =>
    (await demo.as('developer').getDrift()).drifts.filter(
      ({ release }) => release === CANDIDATE,
    );
  const digest = async () =>
    (await demo.as('platform').getPromotion(CANDIDATE)).candidate.digest;
  const signOff = async (
    visitor: string,
    role: 'platform' | 'security',
  ): Promise<unknown> =>
    demo.as(visitor).signOff(CANDIDATE, {
      role,
      decision: 'approved',
      digest: await digest(),
    });

  it.each([
    ['signed and attested', 'python/3.12/2.1.0', ['passed', 'passed']],
    [
      'signed before there were attestations',
      'python/3.12/1.9.0',
      ['passed', 'missing'],
    ],
    ['unsigned', 'python/3.10/0.8.0', ['missing', 'missing']],
    ['signed by a stranger', 'python/3.11/1.2.0', ['failed', 'missing']],
  ])('%s: %s is judged so', async (_, id, states) => {
    const { gates, report, verifiedBy } = await demo
      .as('developer')
      .getVerification(id);

    expect(verifiedBy).toBe('plugin:demo-ci');
    expect(report).toBeDefined();
    expect(
      ['signature', 'provenance'].map(
        name => gates.find(({ gate }) => gate === name)?.state,
      ),
    ).toEqual(states);
  });

  it('was found by the portal and lacks the two sign-offs alone', async () => {
    const { candidate, effect } = await demo
      .as('developer')
      .getPromotion(CANDIDATE);

    expect(candidate).toMatchObject({ foundBy: 'scan', openedBy: 'system' });
    expect(
      candidate.gate.gates.filter(({ state }) => state !== 'passed'),
    ).toMatchObject([
      { gate: 'security-sign-off', state: 'missing' },
      { gate: 'platform-sign-off', state: 'missing' },
    ]);
    expect(candidate.gate.blockedBy).toHaveLength(2);
    expect(effect.superseded.map(({ id }) => id)).toEqual([
      'python/3.12/2.1.0',
    ]);
  });

  it('lies in the registry without being golden or in its way', async () => {
    const releases = await demo.as('developer').listReleases();

    expect(
      releases
        .filter(({ id }) => id === CANDIDATE)
        .map(({ current, timeline }) => [current, timeline.phase]),
    ).toEqual([[false, 'testing']]);
    expect(await driftOfCandidate()).toEqual([]);
  });

  it('says what changed since the release before', async () => {
    const { packages, findings, sentence } = await demo
      .as('security')
      .compareReleases(CANDIDATE);

    expect(packages?.changed.items.map(({ name }) => name)).toEqual([
      'openssl',
      'python',
    ]);
    expect(findings?.fixed.items.map(({ id }) => id)).toEqual([
      'DEMO-2026-0007',
    ]);
    expect(sentence).toContain('nothing unusual');
  });

  it('is left as it is when the CI is started again', async () => {
    const before = await entries();

    await demo.run('demo-ci', FINDER);
    await restartedCi().run();

    expect(before).toBeGreaterThan(0);
    expect(await entries()).toBe(before);
  });

  it('is not promoted before two people signed off, each for their own role', async () => {
    const platform = demo.as('platform');

    await expect(
      platform.promote(CANDIDATE, { digest: await digest() }),
    ).rejects.toMatchObject({
      statusCode: 409,
      body: { error: { message: expect.stringContaining('sign-off') } },
    });
    await expect(signOff('platform', 'security')).rejects.toMatchObject(DENIED);
    await expect(signOff('security', 'platform')).rejects.toMatchObject(DENIED);
    await expect(signOff('developer', 'platform')).rejects.toMatchObject(
      DENIED,
    );
  });

  it('is promoted by the two of them, and its predecessor is deprecated', async () => {
    await signOff('platform', 'platform');
    await signOff('security', 'security');
    const result = await demo
      .as('platform')
      .promote(CANDIDATE, { digest: await digest() });

    expect(result.superseded.map(({ id }) => id)).toEqual([
      'python/3.12/2.1.0',
    ]);
    const releases = await demo
      .as('developer')
      .listReleases({ family: ['python'] });
    expect(
      releases
        .filter(({ track, current }) => track === '3.12' && current)
        .map(({ id, timeline }) => [id, timeline.phase]),
    ).toEqual([[CANDIDATE, 'active']]);
    expect(await driftOfCandidate()).toEqual([]);
  });

  it('is left alone by the CI once it is golden', async () => {
    const before = await entries();

    await restartedCi().run();

    expect(await entries()).toBe(before);
  });
});
