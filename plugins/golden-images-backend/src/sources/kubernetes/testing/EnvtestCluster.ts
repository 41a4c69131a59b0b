import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parse } from 'yaml';
import type { ClusterAccess } from '../ClusterConnection';
import { KubeconfigAccess } from '../KubeconfigAccess';
import { RESOURCES, resourcePath } from '../resources';
import { ChildServer, freePort } from './ChildServer';
import { EnvtestClient } from './EnvtestClient';
import { CLUSTER_ROLE } from './shippedRules';
import type { ApiObject, StoredObject, TestCluster } from './TestCluster';

/**
 * A real etcd and kube-apiserver, from the folder that `KUBEBUILDER_ASSETS` names
 * (the convention of envtest). Identities are static tokens; the scanner has the
 * shipped ClusterRole bound by real RBAC and is reached through a kubeconfig.
 */
export class EnvtestCluster implements TestCluster {
  readonly #folder = mkdtempSync(join(tmpdir(), 'envtest-'));
  readonly #servers: ChildServer[] = [];
  readonly #created: StoredObject[] = [];
  #etcdUrl = '';
  #url = '';
  #ca = '';
  #etcd = EnvtestClient.create({ url: '' });
  #api = EnvtestClient.create({ url: '' });

  static async start(assets: string): Promise<EnvtestCluster> {
    const cluster = new EnvtestCluster();
    await cluster.#startEtcd(join(assets, 'etcd'));
    await cluster.#startApiServer(join(assets, 'kube-apiserver'));
    await cluster.#bind('scanner', parse(readFileSync(CLUSTER_ROLE, 'utf8')));
    await cluster.#bind('pod-reader', {
      ...roleHead('pod-reader'),
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
    });
    return cluster;
  }

  async create(object: ApiObject): Promise<StoredObject> {
    const { status, ...rest } = object;
    const stored = await this.#api.call({
      method: 'POST',
      path: pathOf(object),
      body: rest,
    });
    this.#created.push(stored);
    if (status) {
      const path = `${pathOf(object, object.metadata.name)}/status`;
      await this.#api.call({ method: 'PATCH', path, body: { status } });
    }
    return stored;
  }

  async delete(object: StoredObject): Promise<void> {
    await this.#api.call({
      method: 'DELETE',
      path: pathOf(object, object.metadata.name),
      body: { gracePeriodSeconds: 0, propagationPolicy: 'Background' },
    });
    this.#created.splice(this.#created.indexOf(object), 1);
  }

  async clear(): Promise<void> {
    for (const object of [...this.#created]) {
      await this.delete(object);
    }
  }

  async compact(): Promise<void> {
    const put = await this.#etcd.call({
      method: 'POST',
      path: '/v3/kv/put',
      body: { key: Buffer.from('tick').toString('base64') },
    });
    await this.#etcd.call({
      method: 'POST',
      path: '/v3/kv/compaction',
      body: { revision: put.header.revision },
    });
  }

  scanner(): ClusterAccess {
    return this.#access('scanner-token');
  }

  podReader(): ClusterAccess {
    return this.#access('pod-reader-token');
  }

  stranger(): ClusterAccess {
    return this.#access('nobody');
  }

  async stop(): Promise<void> {
    await this.#api.close();
    await this.#etcd.close();
    for (const server of this.#servers.reverse()) {
      await server.stop();
    }
    rmSync(this.#folder, { recursive: true });
  }

  #access(token: string): ClusterAccess {
    const path = join(this.#folder, `${token}.kubeconfig`);
    const cluster = {
      server: this.#url,
      'certificate-authority-data': Buffer.from(this.#ca).toString('base64'),
    };
    writeFileSync(
      path,
      JSON.stringify({
        clusters: [{ name: 'envtest', cluster }],
        users: [{ name: token, user: { token } }],
        contexts: [
          { name: 'envtest', context: { cluster: 'envtest', user: token } },
        ],
        'current-context': 'envtest',
      }),
    );
    return KubeconfigAccess.fromFile({ path });
  }

  async #startEtcd(binary: string): Promise<void> {
    this.#etcdUrl = `http://127.0.0.1:${await freePort()}`;
    const peer = `http://127.0.0.1:${await freePort()}`;
    this.#servers.push(
      ChildServer.start(binary, {
        'data-dir': join(this.#folder, 'etcd'),
        'listen-client-urls': this.#etcdUrl,
        'advertise-client-urls': this.#etcdUrl,
        'listen-peer-urls': peer,
        'initial-advertise-peer-urls': peer,
        'initial-cluster': `default=${peer}`,
        'unsafe-no-fsync': 'true',
      }),
    );
    this.#etcd = EnvtestClient.create({ url: this.#etcdUrl });
    await this.#ready(() =>
      this.#etcd.call({ method: 'GET', path: '/health' }),
    );
  }

  async #startApiServer(binary: string): Promise<void> {
    const port = await freePort();
    const certificates = join(this.#folder, 'certificates');
    const keyFile = join(this.#folder, 'service-account.pem');
    const tokens = join(this.#folder, 'tokens.csv');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(
      tokens,
      [
        'admin-token,admin,admin,system:masters',
        'scanner-token,scanner,scanner',
        'pod-reader-token,pod-reader,pod-reader',
      ].join('\n'),
    );
    this.#url = `https://127.0.0.1:${port}`;
    this.#servers.push(
      ChildServer.start(binary, {
        'etcd-servers': this.#etcdUrl,
        'bind-address': '127.0.0.1',
        'secure-port': String(port),
        'cert-dir': certificates,
        'authorization-mode': 'RBAC',
        'token-auth-file': tokens,
        'service-account-issuer': this.#url,
        'service-account-key-file': keyFile,
        'service-account-signing-key-file': keyFile,
        'service-cluster-ip-range': '10.0.0.0/24',
        'disable-admission-plugins': 'ServiceAccount',
        // Lists come from etcd, so that a compaction there expires continue tokens.
        'watch-cache': 'false',
      }),
    );
    await this.#ready(async () => {
      this.#ca = readFileSync(join(certificates, 'apiserver.crt'), 'utf8');
      this.#api = EnvtestClient.create({ url: this.#url, ca: this.#ca });
      await this.#api.call({ method: 'GET', path: '/readyz' });
      await this.#api.call({
        method: 'GET',
        path: '/api/v1/namespaces/default',
      });
    });
  }

  async #bind(user: string, role: ClusterRole): Promise<void> {
    const rbac = '/apis/rbac.authorization.k8s.io/v1';
    await this.#api.call({
      method: 'POST',
      path: `${rbac}/clusterroles`,
      body: role,
    });
    await this.#api.call({
      method: 'POST',
      path: `${rbac}/clusterrolebindings`,
      body: {
        ...roleHead(user),
        kind: 'ClusterRoleBinding',
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: role.metadata.name,
        },
        subjects: [{ kind: 'User', name: user }],
      },
    });
  }

  async #ready(probe: () => Promise<unknown>): Promise<void> {
    for (let left = 300; ; left--) {
      try {
        await probe();
        return;
      } catch (error) {
        if (left === 0) {
          throw error;
        }
        this.#servers.forEach(server => server.checkRunning());
        await setTimeout(200);
      }
    }
  }
}

function pathOf({ kind, metadata }: ApiObject, name?: string): string {
  const resource = Object.values(RESOURCES).find(other => other.kind === kind);
  if (!resource) {
    throw new Error(`no resource for ${kind}`);
  }
  return resourcePath(resource, metadata.namespace, name);
}

function roleHead(name: string) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name },
  };
}

interface ClusterRole {
  readonly metadata: { readonly name: string };
  readonly rules?: readonly unknown[];
}
