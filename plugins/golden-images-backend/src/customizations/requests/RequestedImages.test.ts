import { goldenImagesCustomizationReportPermission } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PLATFORM } from '../../releases/__testUtils__/LifecycleEstate';
import { ANN, EVE, OTHERS } from '../__testUtils__/people';
import { RequestsEstate } from '../__testUtils__/RequestsEstate';
import { dockerfileDigest } from './RequestedImages';

jest.setTimeout(120_000);
const databases = GovernanceTestDatabases.create();
const FILE = 'images/data/migrations-worker/Dockerfile';
const PULL = 'https://github.com/company/images/pull/7';
const OTHER_PULL = 'https://github.com/company/images/pull/8';
const VARIANT_DIGEST = `sha256:${'c'.repeat(64)}`;

describe.each(databases.ids())('requested images on %s', id => {
  let knex: Knex;
  let house: RequestsEstate;

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    house = await RequestsEstate.start(knex);
  });

  afterEach(async () => {
    await house.estate.stop();
  });

  const find = (query: Record<string, string> = {}, user: string = PLATFORM) =>
    house.estate.portal.get(
      `/customizations/requested-image?${new URLSearchParams({
        path: FILE,
        ...query,
      })}`,
      user,
    );
  const publish = async (number: string, version: string) => {
    await house.pass(number);
    await house.review(number, 'security');
    await house.review(number, 'platform');
    await house.progress(number, 'merged');
    await house.progress(number, 'published', {
      reference: `${house.estate.reference(
        `team-approved/data/migrations-worker:${version}`,
      )}@${VARIANT_DIGEST}`,
      findings: {},
    });
  };

  it('are found by the path of their Dockerfile, with all that CI needs', async () => {
    const asked = await house.ask();
    const { status, body } = await find();
    expect([status, body]).toEqual([
      200,
      {
        id: asked.id,
        revision: 1,
        state: 'submitted',
        stateTitle: 'Submitted, checks run',
        base: house.base,
        packages: ['postgresql-client'],
        dockerfileDigest: dockerfileDigest(
          house.dockerfile('postgresql-client'),
        ),
        repository: house.estate.reference(
          'team-approved/data/migrations-worker',
        ),
        version: '1.0.0',
      },
    ]);
  });

  it('are none elsewhere, and none that were given up', async () => {
    const { id: number } = await house.ask();
    for (const path of [
      'images/billing/migrations-worker/Dockerfile',
      'migrations-worker/Dockerfile',
      'images/data/migrations-worker/../migrations-worker/Dockerfile',
      'Dockerfile',
    ]) {
      expect([path, (await find({ path })).status]).toEqual([path, 404]);
    }
    await house.post(`${number}/withdrawal`, ANN, { reason: 'not needed' });
    expect((await find()).status).toBe(404);
  });

  it('have the digest of the newest revision, whatever the line ends', async () => {
    const { id: number } = await house.ask();
    const dockerfile = `${house.dockerfile(
      'postgresql-client=15.1',
    )}# by hand\n`;
    await house.done(`/customizations/requests/${number}/submission`, ANN, {
      revision: 1,
      dockerfile,
    });
    expect((await find()).body).toMatchObject({
      revision: 2,
      dockerfileDigest: dockerfileDigest(
        `${dockerfile.replace(/\n/g, '\r\n')}\n`,
      ),
    });
  });

  it('are never those of another pull request, and rather the ones of this', async () => {
    const first = await house.ask({ pullRequestUrl: PULL });
    expect((await find({ pullRequestUrl: OTHER_PULL })).status).toBe(404);
    const unlinked = await house.ask({ key: 'form-2' });
    expect((await find({ pullRequestUrl: `${PULL}/files` })).body.id).toBe(
      first.id,
    );
    expect((await find({ pullRequestUrl: OTHER_PULL })).body.id).toBe(
      unlinked.id,
    );
    expect((await find()).body.id).toBe(unlinked.id);
  });

  it('are those with the Dockerfile that was merged, and the approved one of two', async () => {
    await house.verifyBase();
    const approved = await house.ask();
    await publish(approved.id, '1.4.2');
    const changed = house.dockerfile('postgresql-client=15.2');
    const open = await house.ask({ key: 'form-2', dockerfile: changed });
    const digest = (text: string) => ({
      dockerfileDigest: dockerfileDigest(text),
    });
    const merged = await find(digest(house.dockerfile('postgresql-client')));
    expect(merged.body).toMatchObject({
      id: approved.id,
      state: 'published',
      published: expect.stringContaining(':1.4.2@sha256:'),
    });
    expect((await find(digest(changed))).body).toMatchObject({
      id: open.id,
      version: '1.5.0',
    });
    expect((await find()).body.id).toBe(approved.id);
  });

  it('are for reporters only: neither the team that asks nor who has no permission', async () => {
    await house.ask();
    await house.ask({ key: 'form-3', team: OTHERS }, EVE);
    for (const user of [ANN, EVE]) {
      expect([user, (await find({}, user)).status]).toEqual([user, 403]);
    }
    house.denied.push(goldenImagesCustomizationReportPermission.name);
    expect((await find()).status).toBe(403);
  });
});
