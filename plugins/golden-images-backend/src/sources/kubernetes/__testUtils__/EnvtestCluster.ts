import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ClusterAccess } from '../ClusterConnection';
import { KubeconfigAccess } from '../KubeconfigAccess';
import { RESOURCES, resourcePath } from '../resources';
import { startEnvtest, type Envtest } from './Envtest';
import { CLUSTER_ROLE } from './shippedRules';
import type { ApiObject, StoredObject, TestCluster } from './TestCluster';

/**
 * A real API server. Identities are static tokens; the scanner has the shipped
 * ClusterRole bound by real RBAC and comes through a kubeconfig.
 */
export class EnvtestCluster implements TestCluster {
  readonly #envtest: Envtest;
  readonly #created: StoredObject[] = [];

  static async start(assets: string): Promise<EnvtestCluster> {
    const cluster = new EnvtestCluster(
      await startEnvtest(assets, ['scanner', 'pod-reader']),
    );
    await cluster.#bind('scanner', parse(readFileSync(CLUSTER_ROLE, 'utf8')));
    await cluster.#bind('pod-reader', {
      ...rbacObject('ClusterRole', 'pod-reader'),
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
    });
    return cluster;
  }

  private constructor(envtest: Envtest) {
    this.#envtest = envtest;
  }

  async create(object: ApiObject): Promise<StoredObject> {
    const { api } = this.#envtest;
    const { status, ...body } = object;
    const path = pathOf(object);
    const stored = await api.call({ method: 'POST', path, body });
    this.#created.push(stored);
    if (status) {
      await api.call({
        method: 'PATCH',
        path: `${pathOf(object, object.metadata.name)}/status`,
        body: { status },
      });
    }
    return stored;
  }

  async delete(object: StoredObject): Promise<void> {
    await this.#envtest.api.call({
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
    const { etcd } = this.#envtest;
    const put = await etcd.call({
      method: 'POST',
      path: '/v3/kv/put',
      body: { key: Buffer.from('tick').toString('base64') },
    });
    await etcd.call({
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
    await this.#envtest.stop();
  }

  #access(token: string): ClusterAccess {
    const { ca, folder, url: server } = this.#envtest;
    const path = join(folder, `${token}.kubeconfig`);
    const cluster = {
      server,
      'certificate-authority-data': Buffer.from(ca).toString('base64'),
    };
    const context = { cluster: 'envtest', user: token };
    writeFileSync(
      path,
      JSON.stringify({
        clusters: [{ name: 'envtest', cluster }],
        users: [{ name: token, user: { token } }],
        contexts: [{ name: 'envtest', context }],
        'current-context': 'envtest',
      }),
    );
    return KubeconfigAccess.fromFile({ path });
  }

  async #bind(user: string, role: ClusterRole): Promise<void> {
    const { api } = this.#envtest;
    const rbac = '/apis/rbac.authorization.k8s.io/v1';
    await api.call({
      method: 'POST',
      path: `${rbac}/clusterroles`,
      body: role,
    });
    await api.call({
      method: 'POST',
      path: `${rbac}/clusterrolebindings`,
      body: {
        ...rbacObject('ClusterRoleBinding', user),
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: role.metadata.name,
        },
        subjects: [{ kind: 'User', name: user }],
      },
    });
  }
}

interface ClusterRole {
  readonly metadata: { readonly name: string };
  readonly rules?: readonly unknown[];
}

function rbacObject(kind: string, name: string) {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind,
    metadata: { name },
  };
}

function pathOf({ kind, metadata }: ApiObject, name?: string): string {
  const resource = Object.values(RESOURCES).find(other => other.kind === kind);
  if (!resource) {
    throw new Error(`no resource for ${kind}`);
  }
  return resourcePath(resource, metadata.namespace, name);
}
