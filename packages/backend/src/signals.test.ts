import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import signalsBackend from '@backstage/plugin-signals-backend';
import goldenImagesPlugin from '@image-governance/plugin-golden-images-backend';
import { GOLDEN_IMAGES_SCANS_CHANNEL } from '@image-governance/plugin-golden-images-common';

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  template:
    spec: { containers: [{ name: main, image: nginx:1 }] }
`;

/** One events service for both plugins, as a portal has it. */
function sharedEvents() {
  const events = mockServices.events();
  return mockServices.events.mock({
    publish: params => events.publish(params),
    subscribe: options => events.subscribe(options),
  }).factory;
}

/** A browser's connection; to the first attempt the signals backend gives no answer. */
async function connect(port: number): Promise<WebSocket> {
  for (;;) {
    const socket = new WebSocket(
      `ws://localhost:${port}/api/signals`,
      mockCredentials.user.token(),
    );
    const open = await new Promise<boolean>(resolve => {
      socket.onopen = () => resolve(true);
      socket.onerror = () => resolve(false);
      setTimeout(() => resolve(false), 1_000);
    });
    if (open) {
      return socket;
    }
    socket.close();
  }
}

describe('the signals backend', () => {
  let directory: string;
  let backend: TestBackend;
  let socket: WebSocket;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'golden-images-signals-'));
    writeFileSync(join(directory, 'cart.yaml'), DEPLOYMENT);
    backend = await startTestBackend({
      features: [
        goldenImagesPlugin,
        signalsBackend,
        mockServices.rootConfig.factory({
          data: {
            goldenImages: {
              clusters: [
                { name: 'prod', type: 'manifests', target: directory },
              ],
            },
          },
        }),
        sharedEvents(),
        catalogServiceMock.factory({ entities: [] }),
      ],
    });
    socket = await connect(backend.server.port());
  }, 60_000);

  afterAll(async () => {
    socket?.close();
    await backend?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('brings the signals of a scan to a browser', async () => {
    const received: { channel: string; message: { state?: string } }[] = [];
    const ended = new Promise<void>(resolve => {
      socket.onmessage = ({ data }) => {
        const signal = JSON.parse(data);
        received.push(signal);
        if (signal.message.state === 'completed') {
          resolve();
        }
      };
    });
    socket.send(
      JSON.stringify({
        action: 'subscribe',
        channel: GOLDEN_IMAGES_SCANS_CHANNEL,
      }),
    );
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/golden-images/inventory/sources/prod/scan`,
      {
        method: 'POST',
        headers: { authorization: mockCredentials.user.header() },
      },
    );
    expect(response.status).toBe(202);
    await ended;
    expect(received).toEqual(
      ['running', 'completed'].map(state => ({
        channel: GOLDEN_IMAGES_SCANS_CHANNEL,
        message: { scan: expect.any(String), state },
      })),
    );
  });
});
