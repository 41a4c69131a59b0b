import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ChildServer, freePort } from './ChildServer';
import { EnvtestClient } from './EnvtestClient';

/** A running etcd and kube-apiserver, with clients that may do everything. */
export interface Envtest {
  readonly etcd: EnvtestClient;
  readonly api: EnvtestClient;
  /** Where the API server is. */
  readonly url: string;
  /** Its self-signed certificate, PEM. */
  readonly ca: string;
  /** Goes away with the servers. */
  readonly folder: string;
  stop(): Promise<void>;
}

/**
 * Starts etcd and kube-apiserver from the folder that `KUBEBUILDER_ASSETS` names
 * (the convention of envtest), on free ports of loopback.
 *
 * @param users - who may sign in with the token `<user>-token`, beside `admin`
 */
export async function startEnvtest(
  assets: string,
  users: readonly string[],
): Promise<Envtest> {
  const folder = mkdtempSync(join(tmpdir(), 'envtest-'));
  const etcdUrl = `http://127.0.0.1:${await freePort()}`;
  const etcdServer = await startEtcd(assets, folder, etcdUrl);
  const etcd = EnvtestClient.create({ url: etcdUrl });
  await ready([etcdServer], () =>
    etcd.call({ method: 'GET', path: '/health' }),
  );

  const url = `https://127.0.0.1:${await freePort()}`;
  const apiServer = startApiServer(assets, folder, etcdUrl, url, users);
  const servers = [apiServer, etcdServer];
  const certificate = join(folder, 'certificates', 'apiserver.crt');
  const ca = await ready(servers, async () =>
    readFileSync(certificate, 'utf8'),
  );
  const api = EnvtestClient.create({ url, ca });
  for (const path of ['/readyz', '/api/v1/namespaces/default']) {
    await ready(servers, () => api.call({ method: 'GET', path }));
  }

  return {
    etcd,
    api,
    url,
    ca,
    folder,
    async stop() {
      await api.close();
      await etcd.close();
      for (const server of servers) {
        await server.stop();
      }
      rmSync(folder, { recursive: true });
    },
  };
}

async function startEtcd(
  assets: string,
  folder: string,
  url: string,
): Promise<ChildServer> {
  const peer = `http://127.0.0.1:${await freePort()}`;
  return ChildServer.start(join(assets, 'etcd'), {
    'data-dir': join(folder, 'etcd'),
    'listen-client-urls': url,
    'advertise-client-urls': url,
    'listen-peer-urls': peer,
    'initial-advertise-peer-urls': peer,
    'initial-cluster': `default=${peer}`,
    'unsafe-no-fsync': 'true',
  });
}

function startApiServer(
  assets: string,
  folder: string,
  etcdUrl: string,
  url: string,
  users: readonly string[],
): ChildServer {
  const keyFile = join(folder, 'service-account.pem');
  const tokens = join(folder, 'tokens.csv');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(
    tokens,
    [
      'admin-token,admin,admin,system:masters',
      ...users.map(user => `${user}-token,${user},${user}`),
    ].join('\n'),
  );
  return ChildServer.start(join(assets, 'kube-apiserver'), {
    'etcd-servers': etcdUrl,
    'bind-address': '127.0.0.1',
    'secure-port': new URL(url).port,
    'cert-dir': join(folder, 'certificates'),
    'authorization-mode': 'RBAC',
    'token-auth-file': tokens,
    'service-account-issuer': url,
    'service-account-key-file': keyFile,
    'service-account-signing-key-file': keyFile,
    'service-cluster-ip-range': '10.0.0.0/24',
    'disable-admission-plugins': 'ServiceAccount',
    // Lists come from etcd, so that a compaction there expires continue tokens.
    'watch-cache': 'false',
  });
}

/** Probes five times a second, for a minute, as long as the servers run. */
async function ready<T>(
  servers: readonly ChildServer[],
  probe: () => Promise<T>,
): Promise<T> {
  for (let left = 300; ; left--) {
    try {
      return await probe();
    } catch (error) {
      if (left === 0) {
        throw error;
      }
      servers.forEach(server => server.checkRunning());
      await setTimeout(200);
    }
  }
}
