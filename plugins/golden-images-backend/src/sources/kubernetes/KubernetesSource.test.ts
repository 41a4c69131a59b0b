import {
  ownedBy,
  podObject,
  workloadObject,
  type WorkloadOptions,
} from './__testUtils__/apiObjects';
import { observe } from './__testUtils__/observe';
import type { StoredObject, TestCluster } from './__testUtils__/TestCluster';
import { testClusters } from './__testUtils__/testClusters';

jest.setTimeout(120_000);

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;

describe.each(testClusters())('KubernetesSource against $title', kind => {
  let cluster: TestCluster;

  beforeAll(async () => {
    cluster = await kind.start();
  });
  afterEach(() => cluster.clear());
  afterAll(() => cluster?.stop());

  const workload = (options: WorkloadOptions) =>
    cluster.create(workloadObject(options));
  const pods = async (
    count: number,
    owner: StoredObject,
    image = 'registry.example.com/app:1',
  ) => {
    for (let i = 0; i < count; i++) {
      await cluster.create(
        podObject({
          name: `${owner.metadata.name}-${i}`,
          owner: ownedBy(owner),
          containers: { app: image },
          imageIds: { app: `registry.example.com/app@${A}` },
        }),
      );
    }
  };

  it('accounts pods to the Deployment over their ReplicaSets, a roll-out to both digests', async () => {
    const web = await workload({ kind: 'Deployment', name: 'web' });
    for (const [name, digest] of [
      ['web-1', A],
      ['web-2', B],
    ]) {
      const replicaSet = await workload({
        kind: 'ReplicaSet',
        name,
        owner: ownedBy(web),
      });
      for (const pod of ['x', 'y']) {
        await cluster.create(
          podObject({
            name: `${name}-${pod}`,
            owner: ownedBy(replicaSet),
            containers: { app: 'registry.example.com/web:latest' },
            imageIds: {
              app: `docker-pullable://registry.example.com/web@${digest}`,
            },
          }),
        );
      }
    }

    expect(await observe(cluster.scanner())).toEqual([
      'Deployment default/web app(container) registry.example.com/web:latest sha256:aaaa 2',
      'Deployment default/web app(container) registry.example.com/web:latest sha256:bbbb 2',
    ]);
  });

  it('names the topmost controller it can know, and follows controllers only', async () => {
    const uid = '00000000-0000-4000-8000-000000000001';
    const rollout = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      name: 'shop',
      uid,
      controller: true,
    };
    const replicaSet = await workload({
      kind: 'ReplicaSet',
      name: 'shop-1',
      owner: rollout,
    });
    await pods(1, replicaSet);
    const cronJob = await workload({ kind: 'CronJob', name: 'nightly' });
    const job = await workload({
      kind: 'Job',
      name: 'nightly-1',
      owner: ownedBy(cronJob),
    });
    await pods(1, job);
    await pods(1, await workload({ kind: 'StatefulSet', name: 'db' }));
    await pods(1, await workload({ kind: 'Job', name: 'once' }));
    await cluster.create(
      podObject({
        name: 'etcd-node-1',
        owner: { ...rollout, apiVersion: 'v1', kind: 'Node', name: 'node-1' },
      }),
    );
    await cluster.create(
      podObject({ name: 'bare', owner: { ...rollout, controller: false } }),
    );

    const workloads = (await observe(cluster.scanner())).map(line =>
      line.replace(/ app.* /, ' '),
    );
    expect(workloads).toEqual([
      'CronJob default/nightly 1',
      'Job default/once 1',
      'Pod default/bare 1',
      'Pod default/etcd-node-1 1',
      'Rollout default/shop 1',
      'StatefulSet default/db 1',
    ]);
  });

  it('reads containers of every sort', async () => {
    await cluster.create(
      podObject({
        name: 'all',
        containers: { app: 'r.example/app:1' },
        initContainers: { migrate: 'r.example/migrate:1' },
        sidecars: { proxy: 'r.example/proxy:1' },
        imageIds: {
          app: `r.example/app@${A}`,
          migrate: `r.example/migrate@${B}`,
          proxy: `sha256:${'c'.repeat(64)}`,
        },
      }),
    );

    expect(await observe(cluster.scanner())).toEqual([
      'Pod default/all app(container) r.example/app:1 sha256:aaaa 1',
      'Pod default/all migrate(init) r.example/migrate:1 sha256:bbbb 1',
      'Pod default/all proxy(sidecar) r.example/proxy:1 - 1',
    ]);
  });

  it('reads workloads without pods from their templates', async () => {
    const kinds = [
      'Deployment',
      'StatefulSet',
      'DaemonSet',
      'CronJob',
      'Job',
      'ReplicaSet',
    ] as const;
    for (const workloadKind of kinds) {
      await workload({
        kind: workloadKind,
        name: `idle-${workloadKind.toLowerCase()}`,
        containers: { app: `r.example/${workloadKind.toLowerCase()}:1` },
      });
    }
    const busy = await workload({ kind: 'Deployment', name: 'busy' });
    await pods(
      1,
      await workload({ kind: 'ReplicaSet', name: 'b', owner: ownedBy(busy) }),
    );

    expect(await observe(cluster.scanner())).toEqual([
      'CronJob default/idle-cronjob app(container) r.example/cronjob:1 - 0',
      'DaemonSet default/idle-daemonset app(container) r.example/daemonset:1 - 0',
      'Deployment default/busy app(container) registry.example.com/app:1 sha256:aaaa 1',
      'Deployment default/idle-deployment app(container) r.example/deployment:1 - 0',
      'Job default/idle-job app(container) r.example/job:1 - 0',
      'ReplicaSet default/idle-replicaset app(container) r.example/replicaset:1 - 0',
      'StatefulSet default/idle-statefulset app(container) r.example/statefulset:1 - 0',
    ]);
  });

  it('counts no finished pod: that of a Job tells what ran, that of a CronJob or Deployment is history', async () => {
    const finished = async (owner: StoredObject) =>
      cluster.create(
        podObject({
          name: `${owner.metadata.name}-pod`,
          owner: ownedBy(owner),
          phase: owner.kind === 'Job' ? 'Succeeded' : 'Failed',
          containers: { app: 'r.example/old:1' },
          imageIds: { app: `r.example/old@${B}` },
        }),
      );
    await finished(await workload({ kind: 'Job', name: 'once' }));
    const cronJob = await workload({ kind: 'CronJob', name: 'nightly' });
    const run = { kind: 'Job', name: 'run', owner: ownedBy(cronJob) } as const;
    await finished(await workload(run));
    const web = await workload({ kind: 'Deployment', name: 'web' });
    const evicted = {
      kind: 'ReplicaSet',
      name: 'web-1',
      owner: ownedBy(web),
    } as const;
    await finished(await workload(evicted));

    expect(await observe(cluster.scanner())).toEqual([
      'CronJob default/nightly app(container) registry.example.com/app:1.0.0 - 0',
      'Deployment default/web app(container) registry.example.com/app:1.0.0 - 0',
      'Job default/once app(container) r.example/old:1 sha256:bbbb 0',
    ]);
  });

  it('counts every pod once over many pages, and in chosen namespaces only those', async () => {
    await pods(7, await workload({ kind: 'DaemonSet', name: 'agent' }));
    await cluster.create(podObject({ name: 'dns', namespace: 'kube-system' }));
    const agents =
      'DaemonSet default/agent app(container) registry.example.com/app:1 sha256:aaaa 7';
    const dns =
      'Pod kube-system/dns app(container) registry.example.com/app:1.0.0 - 1';

    const all = { settings: { pageSize: 2 } };
    expect(await observe(cluster.scanner(), all)).toEqual([agents, dns]);
    const one = { settings: { pageSize: 3, namespaces: ['default'] } };
    expect(await observe(cluster.scanner(), one)).toEqual([agents]);
    const byField = {
      settings: { fieldSelector: 'metadata.namespace!=default' },
    };
    expect(await observe(cluster.scanner(), byField)).toEqual([dns]);
  });

  it('selects pods and templates by label', async () => {
    for (const team of ['red', 'blue']) {
      await workload({ kind: 'Deployment', name: team, labels: { team } });
      await cluster.create(podObject({ name: team, labels: { team } }));
    }
    const settings = { labelSelector: 'team in (red, green)' };

    expect(await observe(cluster.scanner(), { settings })).toEqual([
      'Deployment default/red app(container) registry.example.com/app:1.0.0 - 0',
      'Pod default/red app(container) registry.example.com/app:1.0.0 - 1',
    ]);
  });

  it('goes on after an expired continue token, losing and doubling nothing', async () => {
    await pods(9, await workload({ kind: 'DaemonSet', name: 'agent' }));
    let compactions = 0;
    const lines = await observe(cluster.scanner(), {
      settings: { pageSize: 2 },
      onPage: async page => {
        if (page === 1 || page === 3) {
          compactions += 1;
          await cluster.compact();
        }
      },
    });

    expect(compactions).toBe(2);
    expect(lines).toEqual([
      'DaemonSet default/agent app(container) registry.example.com/app:1 sha256:aaaa 9',
    ]);
  });

  it('fails when continue tokens expire again and again', async () => {
    await pods(9, await workload({ kind: 'DaemonSet', name: 'agent' }));
    const scan = observe(cluster.scanner(), {
      settings: { pageSize: 1 },
      limits: { expiries: 2 },
      onPage: () => cluster.compact(),
    });

    await expect(scan).rejects.toThrow(
      /^cannot list pods in all namespaces of cluster 'test': the listing expired again and again \(410\)/,
    );
  });

  it('accounts a pod to its Deployment although its ReplicaSet came during the scan', async () => {
    await pods(2, await workload({ kind: 'DaemonSet', name: 'agent' }));
    const web = await workload({ kind: 'Deployment', name: 'web' });
    const lines = await observe(cluster.scanner(), {
      settings: { pageSize: 1 },
      onPage: async page => {
        if (page === 1) {
          const owner = ownedBy(web);
          await pods(
            1,
            await workload({ kind: 'ReplicaSet', name: 'web-9', owner }),
          );
          await cluster.compact();
        }
      },
    });

    expect(lines).toContain(
      'Deployment default/web app(container) registry.example.com/app:1 sha256:aaaa 1',
    );
    expect(lines.join()).not.toContain('ReplicaSet');
  });

  it('says which permission is missing', async () => {
    await expect(observe(cluster.podReader())).rejects.toThrow(
      /^cannot list replicasets in all namespaces of cluster 'test': needs get, list on replicasets \(API group 'apps'\): replicasets.* is forbidden/,
    );
    const settings = { namespaces: ['default'] };
    await expect(observe(cluster.podReader(), { settings })).rejects.toThrow(
      /^cannot list replicasets in namespace 'default'/,
    );
    await expect(observe(cluster.stranger())).rejects.toThrow(
      /the credential was not accepted \(401\)/,
    );
  });
});
