import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { visitorsModule } from './visitorsModule';

const SECURITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'jonas.berg', namespace: 'default' },
  spec: { memberOf: ['security'] },
  relations: [{ type: 'memberOf', targetRef: 'group:default/security' }],
};

async function signIn(visitor: string | undefined, allowed: boolean) {
  const backend = await startTestBackend({
    features: [
      import('@backstage/plugin-auth-backend'),
      visitorsModule,
      catalogServiceMock.factory({ entities: [SECURITY] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: {
            providers: {
              visitor: {
                users: { security: 'jonas.berg' },
                dangerouslyAllowOutsideDevelopment: allowed,
              },
            },
          },
        },
      }),
    ],
  });
  const response = await fetch(
    `http://127.0.0.1:${backend.server.port()}/api/auth/visitor/refresh`,
    { headers: visitor === undefined ? {} : { 'x-demo-visitor': visitor } },
  );
  const answer = { status: response.status, body: await response.json() };
  await backend.stop();
  return answer;
}

describe('visitors of the demo', () => {
  it('are whom they choose to be, with the groups of that person', async () => {
    const { status, body } = await signIn('security', true);
    expect(status).toBe(200);
    expect(body.backstageIdentity.identity).toMatchObject({
      userEntityRef: 'user:default/jonas.berg',
      ownershipEntityRefs: [
        'user:default/jonas.berg',
        'group:default/security',
      ],
    });
  });

  it.each([['somebody-else'], [undefined]])('cannot be %s', async visitor => {
    const { status, body } = await signIn(visitor, true);
    expect(status).toBe(403);
    expect(body.error.message).toContain('it has security');
  });

  it('are not let in outside of development', async () => {
    const { status } = await signIn('security', false);
    expect(status).toBe(403);
  });
});
