import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CHECKLISTS,
  type RequestView,
  type ReviewRole,
} from '@image-governance/plugin-golden-images-common';
import { buildDemo, checkLayout } from './__testUtils__/demoOrganisation';
import { DemoUnderTest } from './__testUtils__/DemoUnderTest';

const SCANS = ['governance', 'internal', 'prod-eu'].map(
  source => `golden-images-scan:${source}`,
);

/** What a visitor plays by hand, in its order. */
describe('customization request of the demo', () => {
  let directory: string;
  let demo: DemoUnderTest;
  let id: string;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'golden-images-customization-'));
    buildDemo(directory, new Date().toISOString().slice(0, 10));
    demo = await DemoUnderTest.start(directory);
    await demo.run(...SCANS, 'demo-ci', 'demo-ci');
    const { items } = await demo.as('developer').listCustomizationRequests({
      requestedBy: ['user:default/dana.fischer'],
    });
    id = items[0].id;
  }, 180_000);

  afterAll(async () => {
    await demo?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const request = (): Promise<RequestView> =>
    demo.as('developer').getCustomizationRequest(id);
  const approve = async (role: ReviewRole) =>
    demo.as(role).reviewCustomizationRequest(id, {
      role,
      decision: 'approved',
      revision: 1,
      checklist: CHECKLISTS[role].map(({ item }) => ({ item, answer: 'ok' })),
    });

  it('waits for security, since everything that CI can say is said', async () => {
    const { state, waitsFor, checks } = await request();

    expect(checks.filter(check => check.state !== 'passed')).toEqual([]);
    expect([state, waitsFor]).toEqual(['checks-passed', ['security']]);
  });

  it('is approved by two people, each for their own role', async () => {
    await expect(
      demo.as('developer').reviewCustomizationRequest(id, {
        role: 'security',
        decision: 'approved',
        revision: 1,
      }),
    ).rejects.toMatchObject({ statusCode: 403 });
    await approve('security');
    await approve('platform');

    expect((await request()).state).toBe('approved');
  });

  it('is published and runs in production as an approved variant', async () => {
    await demo.run('demo-ci', ...SCANS, 'golden-images-attach');

    const { state, variant } = await request();
    expect(state).toBe('published');
    expect(variant?.reference).toMatch(
      /^internal-registry\.company\.com\/team-approved\/storefront\/thumbnails:1\.0\.0@sha256:/,
    );
    expect(
      checkLayout(
        join(directory, 'registry/team-approved/storefront/thumbnails'),
      ).problems,
    ).toEqual([]);
    const { items } = await demo
      .as('developer')
      .listWorkloads({ entity: ['component:default/storefront-web'] });
    expect(
      items.map(({ images, verdict, production }) => [
        images,
        verdict,
        production,
      ]),
    ).toContainEqual([[variant?.reference], 'approved-variant', true]);
  });
});
