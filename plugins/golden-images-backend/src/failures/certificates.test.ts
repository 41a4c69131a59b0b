import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { generate } from 'selfsigned';
import { PortalUnderTest } from '../__testUtils__/PortalUnderTest';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { temporaryTree } from '../sources/files/__testUtils__/temporaryTree';
import { LoopbackEstate } from './__testUtils__/LoopbackEstate';
import { Recorder } from './__testUtils__/Recorder';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();
const right = generate([{ name: 'commonName', value: '127.0.0.1' }], {
  keySize: 2048,
  algorithm: 'sha256',
  extensions: [
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
  ],
});

/** Of some other authority. */
const [wrong] = rootCertificates;

describe.each(databases.ids())('a wrong certificate, on %s', id => {
  let estate: LoopbackEstate;
  let registry: Server;
  let cluster: Server;
  let files: Awaited<ReturnType<typeof temporaryTree>>;

  /** Speaks HTTPS before a server that does not. */
  async function secure(target: string): Promise<Server> {
    const server = createServer(
      { key: right.private, cert: right.cert },
      (message, response) => {
        const { method, headers, url = '/' } = message;
        const forward = request(`${target}${url}`, { method, headers });
        forward.on('response', answer => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        });
        message.pipe(forward);
      },
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return server;
  }

  const hostOf = (server: Server) =>
    `127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    files = await temporaryTree({});
    estate = await LoopbackEstate.create((await databases.init(id)).knex);
    registry = await secure(`http://${estate.registry.host}`);
    cluster = await secure(estate.cluster.url);
  });
  afterAll(async () => {
    for (const server of [registry, cluster]) {
      server.closeAllConnections();
      server.close();
    }
    await estate.stop();
    await files.remove();
  });

  /** A portal that trusts this authority, and scans both sources when it starts. */
  async function start(authority: string): Promise<{
    portal: PortalUnderTest;
    recorder: Recorder;
  }> {
    const caFile = join(files.path, 'ca.pem');
    const kubeconfig = join(files.path, 'kubeconfig');
    await writeFile(caFile, authority);
    await writeFile(
      kubeconfig,
      JSON.stringify({
        clusters: [
          {
            name: 'c',
            cluster: {
              server: `https://${hostOf(cluster)}`,
              'certificate-authority-data':
                Buffer.from(authority).toString('base64'),
            },
          },
        ],
        users: [{ name: 'u', user: { token: 'scanner-token' } }],
        contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
        'current-context': 'x',
      }),
    );
    const recorder = new Recorder();
    const portal = await PortalUnderTest.start({
      knex: estate.knex,
      config: {
        goldenImages: {
          policy: { registries: { internal: hostOf(registry) } },
          registries: [
            {
              name: 'registry',
              host: hostOf(registry),
              caFile,
              requestsPerSecond: 1000,
              auth: { username: 'robot', password: 'r3gistry-s3cret' },
            },
          ],
          clusters: [{ name: 'cluster', access: 'kubeconfig', kubeconfig }],
        },
      },
      features: recorder.features(),
    });
    return { portal, recorder };
  }

  it('is sent nothing: what was read before stays, with its age', async () => {
    const { portal: trusting } = await start(right.cert);
    const workloads = await trusting.get('/inventory/workloads?limit=50');
    const releases = await trusting.get('/releases');
    const { body: sources } = await trusting.get('/inventory/sources');
    expect(workloads.body.items).toHaveLength(20);
    expect(releases.body).toHaveLength(10);
    await trusting.stop();
    const asked = [estate.registry.seen, estate.cluster.requests].map(
      ({ length }) => length,
    );

    const { portal, recorder } = await start(wrong);

    const [ofCluster, ofRegistry] = (await portal.get('/inventory/sources'))
      .body;
    for (const [at, source] of [ofCluster, ofRegistry].entries()) {
      expect(source).toMatchObject({
        state: 'failed',
        age: sources[at].age,
        lastError: expect.stringMatching(/certificate/),
      });
    }
    expect((await portal.get('/inventory/workloads?limit=50')).body).toEqual(
      workloads.body,
    );
    expect((await portal.get('/releases')).body).toEqual(releases.body);
    expect(
      [estate.registry.seen, estate.cluster.requests].map(
        ({ length }) => length,
      ),
    ).toEqual(asked);
    const written = [
      ...recorder.lines,
      JSON.stringify([ofCluster, ofRegistry]),
    ].join();
    expect(written).not.toMatch(/r3gistry-s3cret|scanner-token/);
    await portal.stop();
  });
});
