import {
  coreServices,
  createBackendPlugin,
  type AuthService,
  type DiscoveryService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { PortalAccess } from './PortalAccess';
import type { CustomAuthProvider } from './portalCredential';
import { podObject } from './__testUtils__/apiObjects';
import { LoopbackCluster } from './__testUtils__/LoopbackCluster';
import { observe } from './__testUtils__/observe';

const POD = 'Pod default/web app(container) registry.example.com/app:1.0.0 - 1';

jest.setTimeout(60_000);

describe('PortalAccess through a real kubernetes plugin', () => {
  let cluster: LoopbackCluster;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let services: { auth: AuthService; discovery: DiscoveryService };

  beforeAll(async () => {
    cluster = await LoopbackCluster.start();
    const kubernetes = (name: string, authProvider: string, more = {}) => ({
      name,
      authProvider,
      url: cluster.url,
      ...more,
    });
    backend = await startTestBackend({
      features: [
        import('@backstage/plugin-kubernetes-backend'),
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: {
            kubernetes: {
              serviceLocatorMethod: { type: 'multiTenant' },
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    kubernetes('prod', 'serviceAccount', {
                      serviceAccountToken: 'scanner-token',
                    }),
                    kubernetes('open', 'localKubectlProxy'),
                    kubernetes('gke', 'google'),
                    kubernetes('sso', 'oidc', { oidcTokenProvider: 'okta' }),
                  ],
                },
              ],
            },
          },
        }),
        createBackendPlugin({
          pluginId: 'golden-images',
          register(env) {
            env.registerInit({
              deps: {
                auth: coreServices.auth,
                discovery: coreServices.discovery,
              },
              async init(deps) {
                services = deps;
              },
            });
          },
        }),
      ],
    });
  });
  beforeEach(async () => {
    await cluster.clear();
    for (const name of ['web', 'web-2', 'web-3']) {
      await cluster.create(podObject({ name }));
    }
  });
  afterAll(async () => {
    await backend?.stop();
    await cluster?.stop();
  });

  const access = (name: string, customAuthProvider?: CustomAuthProvider) =>
    PortalAccess.create({ ...services, cluster: name, customAuthProvider });
  const authorizations = () =>
    new Set(cluster.requests.map(({ headers }) => headers.authorization));

  it("pages through a cluster with the portal's credential for it", async () => {
    const lines = await observe(access('prod'), { settings: { pageSize: 2 } });

    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(POD);
    expect(authorizations()).toEqual(new Set(['Bearer scanner-token']));
    expect(
      cluster.requests.some(({ url }) => /continue=/.test(url ?? '')),
    ).toBe(true);
  });

  it('shows no Backstage token to an API server that gets no credential', async () => {
    await expect(observe(access('open'))).rejects.toThrow(
      "cannot list replicasets in all namespaces of cluster 'test': the credential was not accepted (401)",
    );
    expect(cluster.requests.length).toBeGreaterThan(0);
    expect([...authorizations()].filter(Boolean)).toEqual([]);
  });

  it('follows no redirect with the token in hand', async () => {
    cluster.fault = ({ url }, response) => {
      if (url === '/elsewhere') {
        return false;
      }
      const location = `${cluster.url}/elsewhere`;
      response.writeHead(302, { location }).end();
      return true;
    };

    await expect(observe(access('prod'))).rejects.toThrow(
      /a redirect \(302\) was answered, and redirects are not followed/,
    );
    expect(cluster.requests).toHaveLength(1);
  });

  it.each([
    ['gke', 'google'],
    ['sso', 'oidc'],
  ])(
    "says that '%s' cannot be scanned in the background, and asks it nothing",
    async (name, provider) => {
      await expect(observe(access(name))).rejects.toThrow(
        `cluster '${name}' cannot be scanned in the background: its auth provider '${provider}' needs the credential of a signed-in user`,
      );
      expect(cluster.requests).toEqual([]);
    },
  );

  it('names a cluster that the portal does not have', async () => {
    await expect(observe(access('moon'))).rejects.toThrow(
      "the portal's Kubernetes plugin has no cluster 'moon'",
    );
  });
});
