import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { readApiDocument } from './ApiDocument';
import { requestsOf, type ApiSpec } from './requestsOf';

const answerStatus: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(error.status ?? 500).json({ message: error.message });
};

async function serve(apiSpec: ApiSpec): Promise<Server> {
  const app = express();
  app.use(express.json());
  app.use(middleware({ apiSpec, validateSecurity: false }));
  app.use((_req, res) => {
    res.json({});
  });
  app.use(answerStatus);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('requestsOf', () => {
  const document = readApiDocument();

  it('leaves out what only responses use', () => {
    const requests = requestsOf(document);
    expect(Object.keys(requests.paths ?? {})).toEqual(
      Object.keys(document.paths),
    );
    expect(requests.components?.schemas).toHaveProperty(
      'NewCustomizationRequest',
    );
    expect(JSON.stringify(requests).length).toBeLessThan(
      JSON.stringify(document).length / 2,
    );
    expect(document.components.schemas).toHaveProperty('RequestView');
  });

  it('lets the same requests through as the whole document, which is valid OpenAPI', async () => {
    const servers = await Promise.all([
      serve(JSON.parse(JSON.stringify(document))),
      serve(requestsOf(document)),
    ]);
    try {
      for (const [method, path, body] of [
        ['GET', '/inventory/workloads?limit=10', undefined],
        ['GET', '/inventory/workloads?limit=none', undefined],
        ['GET', '/inventory/workloads?colour=red', undefined],
        ['POST', '/customizations/requests', { title: 7 }],
        ['POST', '/customizations/classify', { dockerfile: 'FROM scratch' }],
        ['GET', '/nowhere', undefined],
      ] as const) {
        const [whole, requests] = await Promise.all(
          servers.map(async server => {
            const { port }: AddressInfo = Object(server.address());
            const response = await fetch(`http://127.0.0.1:${port}${path}`, {
              method,
              headers: { 'content-type': 'application/json' },
              body: body && JSON.stringify(body),
            });
            return [response.status, await response.json()];
          }),
        );
        expect(requests).toEqual(whole);
        expect(whole[0]).not.toBe(500);
      }
    } finally {
      servers.forEach(server => server.close());
    }
  });
});
