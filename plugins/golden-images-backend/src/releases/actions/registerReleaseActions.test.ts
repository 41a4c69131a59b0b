import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';

const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('recommended-image on %s', id => {
  async function start(
    result:
      | AuthorizeResult.ALLOW
      | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
  ) {
    const { knex } = await databases.init(id);
    const portal = await PortalUnderTest.start({
      knex,
      features: [
        actionsRegistryServiceFactory,
        mockServices.permissions.mock({
          authorizeConditional: async () => [{ result }],
        }).factory,
        mockServices.scheduler.mock().factory,
      ],
    });
    await new Seed(knex).release(
      { family: 'python', track: '3.12', version: '2.1.0' },
      { promotedAt: ago({ days: 10 }) },
      digestOf('b'),
    );
    return portal;
  }

  it('gives the pinned line of what new services use', async () => {
    const portal = await start();
    const reference = `registry.test/golden/python:3.12-golden-v2.1.0@${digestOf(
      'b',
    )}`;
    const { body } = await portal.invoke('recommended-image', {
      input: { language: 'python', environment: 'production' },
    });
    expect(body.output).toEqual({
      release: 'python/3.12/2.1.0',
      title: 'python 3.12 golden-v2.1.0',
      phase: 'active',
      reference,
      fromLine: `FROM ${reference}`,
      supportEndsAt: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      deadline: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    await portal.stop();
  });

  it.each([
    [{ family: 'ruby' }, 'There is no golden image of the family ruby.'],
    [{ family: 'python', track: '2.7' }, 'No release of python 2.7 is for new'],
    [
      { family: 'python', environment: 'prod' },
      'There is no environment prod.',
    ],
  ])('fails with what there is for %j', async (input, message) => {
    const portal = await start();
    const { status, body } = await portal.invoke('recommended-image', {
      input,
    });
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
    await portal.stop();
  });

  it('tells nothing to those who may not read', async () => {
    const portal = await start(AuthorizeResult.DENY);
    const { status, body } = await portal.invoke('recommended-image', {
      input: { family: 'python' },
    });
    expect(status).toBe(403);
    expect(JSON.stringify(body)).not.toContain('golden-v2.1.0');
    await portal.stop();
  });
});
