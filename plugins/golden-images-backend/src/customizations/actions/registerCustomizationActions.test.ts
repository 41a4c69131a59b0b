import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import {
  goldenImagesCustomizationRequestPermission,
  goldenImagesInventoryReadPermission,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { ANN, BEN, EVE } from '../__testUtils__/people';
import { RequestsEstate } from '../__testUtils__/RequestsEstate';

jest.setTimeout(120_000);
const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('actions of customizations on %s', id => {
  let knex: Knex;
  let house: RequestsEstate;

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    house = await RequestsEstate.start(knex, {}, [
      actionsRegistryServiceFactory,
    ]);
  });

  afterEach(async () => {
    await house.estate.stop();
  });

  const invoke = (action: string, input: object, user: string = ANN) =>
    house.estate.portal.invoke(action, { input, user });

  const draft = (more: object = {}, user: string = ANN) => {
    const { key: _, slug: __, ...wanted } = house.wanted(more);
    return invoke('draft-customization-request', wanted, user);
  };

  const requests = async () =>
    (await house.estate.portal.get('/customizations/requests', ANN)).body.items;

  it('classify as the API does', async () => {
    const text = house.dockerfile('postgresql-client');
    const { body } = await invoke('classify-dockerfile', { text });
    const answer = await house.estate.portal.post('/customizations/classify', {
      user: ANN,
      body: { kind: 'dockerfile', text },
    });
    expect(body.output).toMatchObject({
      tier: 2,
      sentence: answer.body.sentence,
      message:
        'Tier 2: the security and the platform team review it before it is built.',
      findings: [{ tier: 2, item: 'system-package', line: 2 }],
    });
  });

  it('say what is never allowed', async () => {
    const { body } = await invoke('classify-dockerfile', {
      text: house.dockerfile('bash'),
    });
    expect(body.output).toMatchObject({
      tier: 3,
      message: expect.stringContaining('Contact the platform team'),
    });
  });

  it('put a draft on record for the team to submit, once', async () => {
    const { body } = await draft();
    expect(body.output).toEqual({
      needed: true,
      message:
        'Tier 2: the security and the platform team review it before it is built.',
      id: expect.any(String),
      state: 'draft',
      pullRequest: {
        title: 'Add postgresql-client for data migrations',
        body: expect.stringContaining('- **What**: Adding postgresql-client'),
        branch: 'feature/add-postgresql-client',
      },
      remarks: expect.any(Array),
    });
    expect((await draft()).body.output.id).toBe(body.output.id);
    expect(await requests()).toMatchObject([
      { id: body.output.id, state: 'draft', requestedBy: ANN },
    ]);
    const other = await draft({}, BEN);
    expect(other.body.output.id).not.toBe(body.output.id);
  });

  it('write the Dockerfile of packages alone', async () => {
    const { body } = await draft({ dockerfile: undefined });
    const { dockerfile } = await house.get(body.output.id);
    expect(dockerfile).toBe(
      `FROM ${house.base}\nRUN ["apk", "add", "--no-cache", "postgresql-client=15.1"]\n`,
    );
  });

  it('say that no approval is needed, and record nothing', async () => {
    const { body } = await draft({
      packages: [],
      dockerfile: `FROM ${house.base}\nCOPY . /app\n`,
    });
    expect(body.output).toEqual({
      needed: false,
      message: expect.stringContaining('Tier 1'),
      remarks: [],
    });
    expect(await requests()).toEqual([]);
  });

  it('refuse tier 3, and what is wrong', async () => {
    const three = await draft({ dockerfile: house.dockerfile('bash') });
    expect([three.status, three.body.error.message]).toEqual([
      400,
      expect.stringMatching(/^Tier 3: this is never allowed/),
    ]);
    expect((await draft({ ticket: 'none' })).status).toBe(400);
    expect(await requests()).toEqual([]);
  });

  it('draft for those who may ask, in their own team', async () => {
    expect((await draft({}, EVE)).status).toBe(403);
    house.denied.push(goldenImagesCustomizationRequestPermission.name);
    expect((await draft()).status).toBe(403);
    expect(await requests()).toEqual([]);
  });

  it('classify for those who may read', async () => {
    house.denied.push(goldenImagesInventoryReadPermission.name);
    const { status } = await invoke('classify-dockerfile', { text: 'FROM x' });
    expect(status).toBe(403);
  });
});
