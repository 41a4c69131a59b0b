import { createServer, type Server } from 'node:http';
import {
  coreServices,
  createBackendPlugin,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  goldenImagesServiceRef,
  type GoldenImagesService,
} from './goldenImagesService';

describe('goldenImagesServiceRef', () => {
  let server: Server;
  let asked: { url?: string; authorization?: string }[];
  let answer: () => boolean;

  beforeEach(async () => {
    asked = [];
    answer = () => true;
    server = createServer((request, response) => {
      const { authorization } = request.headers;
      asked.push({ url: request.url, authorization });
      if (answer()) {
        response.end('[]');
      }
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  /** The service as a plugin of the name `catalog` has it. */
  async function start(): Promise<{
    service: GoldenImagesService;
    own: BackstageCredentials;
    stop: () => Promise<void>;
  }> {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    let found: { service: GoldenImagesService; own: BackstageCredentials };
    const backend = await startTestBackend({
      features: [
        mockServices.discovery.mock({
          getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
        }).factory,
        createBackendPlugin({
          pluginId: 'catalog',
          register(env) {
            env.registerInit({
              deps: {
                service: goldenImagesServiceRef,
                auth: coreServices.auth,
              },
              async init({ service, auth }) {
                found = { service, own: await auth.getOwnServiceCredentials() };
              },
            });
          },
        }),
      ],
    });
    return { ...found!, stop: () => backend.stop() };
  }

  it('asks with the identity of the plugin that uses it', async () => {
    const { service, own, stop } = await start();
    await service.as({ credentials: own }).listReleases();
    expect(asked).toEqual([
      {
        url: '/api/golden-images/releases',
        authorization: mockCredentials.service.header({
          onBehalfOf: own,
          targetPluginId: 'golden-images',
        }),
      },
    ]);
    await stop();
  });

  it('asks on behalf of a user', async () => {
    const { service, stop } = await start();
    const user = mockCredentials.user('user:default/someone');
    await service.as({ credentials: user }).listReleases();
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      mockCredentials.service.header({
        onBehalfOf: user,
        targetPluginId: 'golden-images',
      }),
    ]);
    await stop();
  });

  it('gives up when it is told to', async () => {
    const { service, own, stop } = await start();
    const abort = new AbortController();
    answer = () => {
      abort.abort();
      return false;
    };
    await expect(
      service.as({ credentials: own, signal: abort.signal }).listReleases(),
    ).rejects.toThrow(/abort/i);
    await stop();
  });
});
