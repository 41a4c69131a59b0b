import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket, type PeerCertificate } from 'node:tls';
import { generate } from 'selfsigned';
import { KubeconfigAccess } from './KubeconfigAccess';
import { observe } from './__testUtils__/observe';

const certificate = (commonName: string) =>
  generate([{ name: 'commonName', value: commonName }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
    ],
  });
const base64 = (text: string) => Buffer.from(text).toString('base64');

jest.setTimeout(60_000);

describe('KubeconfigAccess', () => {
  const serverCertificate = certificate('api');
  const clientCertificate = certificate('scanner');
  const requests: { request: IncomingMessage; user: unknown }[] = [];
  let folder: string;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer(
      {
        key: serverCertificate.private,
        cert: serverCertificate.cert,
        ca: clientCertificate.cert,
        requestCert: true,
        rejectUnauthorized: false,
      },
      (request, response) => {
        const { socket } = request;
        const peer: Partial<PeerCertificate> =
          socket instanceof TLSSocket ? socket.getPeerCertificate() : {};
        const user = peer.subject?.CN;
        requests.push({ request, user });
        if (request.url?.startsWith('/moved/')) {
          response.writeHead(302, { location: `${url}/elsewhere` });
        }
        response.end('{"items":[]}');
      },
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `https://127.0.0.1:${
      typeof address === 'object' ? address?.port : address
    }`;
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
    requests.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  afterAll(() => server.close());

  const kubeconfig = (
    user: object,
    cluster: object = {
      'certificate-authority-data': base64(serverCertificate.cert),
    },
  ) => {
    const path = join(folder, 'config');
    writeFileSync(
      path,
      JSON.stringify({
        clusters: [{ name: 'c', cluster: { server: url, ...cluster } }],
        users: [{ name: 'u', user }],
        contexts: [{ name: 'prod', context: { cluster: 'c', user: 'u' } }],
        'current-context': 'prod',
      }),
    );
    return path;
  };
  const scan = (path: string, context?: string) =>
    observe(KubeconfigAccess.fromFile({ path, context }));
  const authorizations = () =>
    new Set(requests.map(({ request }) => request.headers.authorization));

  it('sends a token over TLS that it verifies', async () => {
    await scan(kubeconfig({ token: 'secret' }));

    expect(authorizations()).toEqual(new Set(['Bearer secret']));
  });

  it('sends nothing to a server whose certificate is not of the CA', async () => {
    const other = {
      'certificate-authority-data': base64(clientCertificate.cert),
    };

    await expect(scan(kubeconfig({ token: 'secret' }, other))).rejects.toThrow(
      /cannot list replicasets.*certificate/,
    );
    expect(requests).toEqual([]);
  });

  it('shows a client certificate', async () => {
    await scan(
      kubeconfig({
        'client-certificate-data': base64(clientCertificate.cert),
        'client-key-data': base64(clientCertificate.private),
      }),
    );

    expect(new Set(requests.map(({ user }) => user))).toEqual(
      new Set(['scanner']),
    );
  });

  it('asks an exec plugin once a scan', async () => {
    const calls = join(folder, 'calls');
    const script = `
      require('node:fs').appendFileSync(${JSON.stringify(calls)}, 'x');
      console.log(JSON.stringify({ status: { token: 'from-plugin' } }));`;
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: process.execPath,
      args: ['-e', script],
    };
    await scan(kubeconfig({ exec }));

    expect(authorizations()).toEqual(new Set(['Bearer from-plugin']));
    expect(requests.length).toBeGreaterThan(1);
    expect(readFileSync(calls, 'utf8')).toBe('x');
  });

  it('does not wait for ever for an exec plugin', async () => {
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: process.execPath,
      args: ['-e', 'setTimeout(() => {}, 2000)'],
    };
    const access = KubeconfigAccess.fromFile({ path: kubeconfig({ exec }) });

    await expect(
      observe(access, { limits: { requestMilliseconds: 100 } }),
    ).rejects.toThrow(/no complete answer within 0.1 s/);
  });

  it('reads the kubeconfig anew at each scan', async () => {
    const access = KubeconfigAccess.fromFile({
      path: kubeconfig({ token: 'old' }),
    });
    await observe(access);
    requests.length = 0;
    kubeconfig({ token: 'new' });
    await observe(access);

    expect(authorizations()).toEqual(new Set(['Bearer new']));
  });

  it('keeps the path of a server behind a gateway', async () => {
    const gateway = {
      server: `${url}/k8s/clusters/c-1/`,
      'certificate-authority-data': base64(serverCertificate.cert),
    };
    await scan(kubeconfig({ token: 'secret' }, gateway));

    expect(requests[0].request.url).toBe(
      '/k8s/clusters/c-1/apis/apps/v1/replicasets?limit=500',
    );
  });

  it('follows no redirect with the credential in hand', async () => {
    const moved = {
      server: `${url}/moved`,
      'certificate-authority-data': base64(serverCertificate.cert),
    };

    await expect(scan(kubeconfig({ token: 'secret' }, moved))).rejects.toThrow(
      /a redirect \(302\) was answered, and redirects are not followed/,
    );
    expect(requests).toHaveLength(1);
  });

  it('names the contexts there are when the wanted one is not', async () => {
    const path = kubeconfig({ token: 'secret' });

    await expect(scan(path, 'staging')).rejects.toThrow(
      `kubeconfig ${path}, context staging has no context 'staging'; it has: prod`,
    );
  });

  it('refuses plain HTTP unless the kubeconfig does without verification', async () => {
    const plain = { server: 'http://127.0.0.1:1' };

    await expect(scan(kubeconfig({ token: 'secret' }, plain))).rejects.toThrow(
      /HTTP protocol is not allowed/,
    );
  });

  describe('in a cluster', () => {
    const environment = { ...process.env };
    afterEach(() => {
      process.env = { ...environment };
    });

    it('is the service account of the pod', async () => {
      const secrets = join(
        folder,
        'var/run/secrets/kubernetes.io/serviceaccount',
      );
      mkdirSync(secrets, { recursive: true });
      writeFileSync(join(secrets, 'ca.crt'), serverCertificate.cert);
      writeFileSync(join(secrets, 'token'), 'pod-token\n');
      process.env.KUBERNETES_SERVICE_HOST = '127.0.0.1';
      process.env.KUBERNETES_SERVICE_PORT = new URL(url).port;
      await observe(KubeconfigAccess.inCluster({ root: folder }));

      expect(authorizations()).toEqual(new Set(['Bearer pod-token']));
    });

    it('says so when there is no pod around it', async () => {
      delete process.env.KUBERNETES_SERVICE_HOST;

      await expect(observe(KubeconfigAccess.inCluster())).rejects.toThrow(
        'access: in-cluster works only in a pod',
      );
    });
  });
});
