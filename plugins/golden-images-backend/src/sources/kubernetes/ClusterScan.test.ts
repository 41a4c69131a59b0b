import type { UsagePage } from '@image-governance/plugin-golden-images-node';
import { KubernetesSource } from './KubernetesSource';
import { podObject, workloadObject } from './__testUtils__/apiObjects';
import { LoopbackCluster } from './__testUtils__/LoopbackCluster';
import type { ApiObject } from './__testUtils__/TestCluster';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('a scan', () => {
  let cluster: LoopbackCluster;

  beforeEach(async () => {
    cluster = await LoopbackCluster.start();
  });
  afterEach(() => cluster.stop());

  const scan = async (): Promise<UsagePage> => {
    const source = KubernetesSource.create({
      settings: { name: 'prod-1', pageSize: 500 },
      access: cluster.scanner(),
      wait: async () => {},
    });
    const pages: UsagePage[] = [];
    const { signal } = new AbortController();
    for await (const page of source.listUsages({ signal })) {
      pages.push(page);
    }
    return {
      usages: pages.flatMap(({ usages }) => usages),
      problems: pages.flatMap(({ problems }) => problems ?? []),
    };
  };

  it('gives all pods of a workload the labels of their template', async () => {
    const owner = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      name: 'db',
      uid: 'db-uid',
      controller: true,
    };
    for (const index of ['0', '1']) {
      await cluster.create(
        podObject({
          name: `db-${index}`,
          owner,
          labels: {
            app: 'db',
            'statefulset.kubernetes.io/pod-name': `db-${index}`,
            'apps.kubernetes.io/pod-index': index,
            'controller-revision-hash': `db-${index}`,
          },
        }),
      );
    }

    expect((await scan()).usages).toEqual([
      {
        workload: {
          cluster: 'prod-1',
          namespace: 'default',
          kind: 'StatefulSet',
          name: 'db',
          labels: { app: 'db' },
        },
        container: 'app',
        containerType: 'container',
        image: 'registry.example.com/app:1.0.0',
        pods: 2,
      },
    ]);
  });

  it('sees ephemeral containers and image volumes, and pods that have not started', async () => {
    const pod: ApiObject = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', namespace: 'default' },
      spec: {
        containers: [{ name: 'app', image: 'r.example/app:1' }],
        ephemeralContainers: [{ name: 'debug', image: 'busybox' }],
        volumes: [
          { name: 'model', image: { reference: 'r.example/model:2' } },
          { name: 'tmp', emptyDir: {} },
        ],
      },
      status: {
        phase: 'Pending',
        containerStatuses: null,
        ephemeralContainerStatuses: [
          {
            name: 'debug',
            imageID: `docker.io/library/busybox@${DIGEST}`,
            volumeMounts: [
              {
                name: 'model',
                mountPath: '/model',
                volumeStatus: {
                  image: { imageRef: `r.example/model@${DIGEST}` },
                },
              },
              { name: 'tmp', mountPath: '/tmp' },
            ],
          },
        ],
      },
    };
    await cluster.create(pod);

    const { usages } = await scan();
    expect(
      usages.map(({ container, containerType, image, runningDigest, pods }) => [
        container,
        containerType,
        image,
        runningDigest,
        pods,
      ]),
    ).toEqual([
      ['app', 'container', 'r.example/app:1', undefined, 1],
      ['debug', 'ephemeral', 'busybox', DIGEST, 1],
      ['model', 'volume', 'r.example/model:2', DIGEST, 1],
    ]);
  });

  it('reports a container that names no image, and goes on', async () => {
    await cluster.create(
      workloadObject({
        kind: 'Deployment',
        name: 'odd',
        containers: { app: '', proxy: 'r.example/proxy:1' },
      }),
    );

    const { usages, problems } = await scan();
    expect(usages.map(({ container }) => container)).toEqual(['proxy']);
    expect(problems).toEqual([
      "Deployment default/odd: container 'app' names no image",
    ]);
  });

  it('accounts a pod to its ReplicaSet when that is gone or is another by now', async () => {
    const replicaSet = workloadObject({ kind: 'ReplicaSet', name: 'new' });
    for (const name of ['gone', 'new']) {
      const owner = {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        name,
        uid: `former-${name}`,
        controller: true,
      };
      await cluster.create(podObject({ name, owner }));
    }
    await cluster.create({
      ...replicaSet,
      metadata: {
        ...replicaSet.metadata,
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: 'other',
            uid: 'other',
            controller: true,
          },
        ],
      },
    });

    const { usages } = await scan();
    expect(
      usages.map(({ workload: { kind, name } }) => `${kind} ${name}`),
    ).toEqual(['ReplicaSet gone', 'ReplicaSet new']);
  });

  it('survives owner references that go round in circles', async () => {
    const reference = (name: string) => ({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      name,
      uid: name,
      controller: true,
    });
    for (const [name, owner] of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const object = workloadObject({ kind: 'ReplicaSet', name });
      await cluster.create({
        ...object,
        metadata: {
          ...object.metadata,
          uid: name,
          ownerReferences: [reference(owner)],
        },
      });
    }
    await cluster.create(podObject({ name: 'pod', owner: reference('a') }));

    expect((await scan()).usages).toHaveLength(1);
  });
});
