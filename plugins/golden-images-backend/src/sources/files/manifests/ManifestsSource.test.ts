import { access, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { ObservedUsage } from '@image-governance/plugin-golden-images-common';
import { temporaryTree } from '../__testUtils__/temporaryTree';
import {
  ManifestsSource,
  type ManifestsSourceOptions,
} from './ManifestsSource';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const urlReader = mockServices.urlReader.mock();
const { signal } = new AbortController();

async function scan(
  path: string,
  options: Partial<ManifestsSourceOptions> = {},
) {
  const source = ManifestsSource.create({
    name: 'prod',
    target: path,
    urlReader,
    ...options,
  });
  const usages: ObservedUsage[] = [];
  const problems: string[] = [];
  const pages: number[] = [];
  const unreadable: string[] = [];
  for await (const page of source.listUsages({ signal })) {
    usages.push(...page.usages);
    problems.push(...(page.problems ?? []));
    pages.push(page.usages.length);
    unreadable.push(...(page.unreadable ?? []));
  }
  return { usages, problems, pages, unreadable };
}

async function scanFiles(
  files: Record<string, string | Buffer>,
  options: Partial<ManifestsSourceOptions> = {},
) {
  const tree = await temporaryTree(files);
  try {
    return await scan(tree.path, options);
  } finally {
    await tree.remove();
  }
}

/** `namespace/Kind/name container=image type pods`. */
function lines(usages: readonly ObservedUsage[]): string[] {
  return usages.map(
    ({ workload, container, containerType, image, pods, runningDigest }) =>
      `${workload.namespace}/${workload.kind}/${
        workload.name
      } ${containerType} ${container}=${image} ${pods}${
        runningDigest ? ` @${runningDigest}` : ''
      }`,
  );
}

function manifest(
  kind: string,
  name: string,
  { apiVersion = 'apps/v1', spec = '', template = 'template' } = {},
): string {
  return `apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name} }
spec: {${spec} ${template}: { spec: { containers: [{ name: app, image: "${name}:1" }] } } }
`;
}

describe('workloads', () => {
  it('of every kind are read, with the pods they ask for', async () => {
    const { usages, problems } = await scanFiles({
      'all.yaml': [
        manifest('Deployment', 'web', { spec: 'replicas: 3,' }),
        manifest('Deployment', 'off', { spec: 'replicas: 0,' }),
        manifest('StatefulSet', 'db'),
        manifest('DaemonSet', 'agent'),
        manifest('ReplicaSet', 'rs', { spec: 'replicas: 2,' }),
        manifest('ReplicationController', 'rc', { apiVersion: 'v1' }),
        manifest('Job', 'once', {
          apiVersion: 'batch/v1',
          spec: 'parallelism: 4,',
        }),
        'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: nightly}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: app, image: "nightly:1"}]}}}}}\n',
        'apiVersion: v1\nkind: Pod\nmetadata: {name: bare, namespace: ops}\nspec: {containers: [{name: app, image: "bare:1"}]}\n',
      ].join('---\n'),
    });
    expect(problems).toEqual([]);
    expect(lines(usages)).toEqual([
      'default/Deployment/web container app=web:1 3',
      'default/Deployment/off container app=off:1 0',
      'default/StatefulSet/db container app=db:1 1',
      'default/DaemonSet/agent container app=agent:1 1',
      'default/ReplicaSet/rs container app=rs:1 2',
      'default/ReplicationController/rc container app=rc:1 1',
      'default/Job/once container app=once:1 4',
      'default/CronJob/nightly container app=nightly:1 1',
      'ops/Pod/bare container app=bare:1 1',
    ]);
    expect(usages[0].workload.cluster).toBe('prod');
  });

  it('have init, sidecar and ephemeral containers and image volumes', async () => {
    const { usages } = await scanFiles({
      'pod.yaml': `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  initContainers:
    - { name: setup, image: "setup:1" }
    - { name: proxy, image: "proxy:1", restartPolicy: Always }
  containers: [{ name: app, image: "app:1" }]
  ephemeralContainers: [{ name: debug, image: "debug:1" }]
  volumes:
    - { name: data, emptyDir: {} }
    - { name: model, image: { reference: "model:1" } }
`,
    });
    expect(usages.map(one => `${one.containerType} ${one.image}`)).toEqual([
      'container app:1',
      'init setup:1',
      'sidecar proxy:1',
      'ephemeral debug:1',
      'volume model:1',
    ]);
  });

  it('have the labels of their pods over their own', async () => {
    const { usages } = await scanFiles({
      'a.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { app: outer, team: a } }
spec:
  template:
    metadata: { labels: { app: inner, version: 2 } }
    spec: { containers: [{ name: app, image: "a:1" }] }
`,
    });
    expect(usages[0].workload.labels).toEqual({
      app: 'inner',
      team: 'a',
      version: '2',
    });
  });

  it('are found in lists, nested and typed ones too', async () => {
    const { usages, problems } = await scanFiles({
      'list.json': JSON.stringify({
        apiVersion: 'v1',
        kind: 'List',
        items: [
          {
            apiVersion: 'v1',
            kind: 'List',
            items: [
              {
                apiVersion: 'v1',
                kind: 'Pod',
                metadata: { name: 'nested' },
                spec: { containers: [{ name: 'a', image: 'nested:1' }] },
              },
            ],
          },
          { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } },
          null,
        ],
      }),
      'typed.yaml':
        'apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: typed}\n  spec: {containers: [{name: a, image: "typed:1"}]}\n',
      'ring.yaml':
        'apiVersion: v1\nkind: List\nitems: &ring\n- {apiVersion: v1, kind: List, items: *ring}\n',
    });
    expect(problems).toEqual([]);
    expect(usages.map(one => one.image)).toEqual(['nested:1', 'typed:1']);
  });

  it('of custom kinds are read at the configured path', async () => {
    const rollout = manifest('Rollout', 'canary', {
      apiVersion: 'argoproj.io/v1alpha1',
      spec: 'replicas: 2,',
    });
    const service = manifest('Service', 'knative', {
      apiVersion: 'serving.knative.dev/v1',
    });
    const core = 'apiVersion: v1\nkind: Service\nmetadata: {name: svc}\n';
    const files = { 'a.yaml': [rollout, service, core].join('---\n') };
    expect((await scanFiles(files)).usages).toEqual([]);
    const { usages, problems } = await scanFiles(files, {
      customKinds: {
        Rollout: 'spec.template',
        'Service.serving.knative.dev': 'spec.template',
      },
    });
    expect(problems).toEqual([]);
    expect(lines(usages)).toEqual([
      'default/Rollout/canary container app=canary:1 2',
      'default/Service/knative container app=knative:1 1',
    ]);
  });

  it('are only those of the namespaces asked for', async () => {
    const pod = (namespace: string) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: ${namespace}}\nspec: {containers: [{name: a, image: "${namespace}:1"}]}\n`;
    const { usages } = await scanFiles(
      { 'a.yaml': `${pod('a')}---\n${pod('b')}` },
      { namespaces: ['b'] },
    );
    expect(usages.map(one => one.image)).toEqual(['b:1']);
  });

  it('that stand twice are read once', async () => {
    const { usages, problems } = await scanFiles({
      'base/web.yaml': manifest('Deployment', 'web'),
      'overlay/web.yaml': `# again\n${manifest('Deployment', 'web')}`,
    });
    expect(usages).toHaveLength(1);
    expect(problems).toEqual([
      'overlay/web.yaml:2:1: Deployment default/web is declared in base/web.yaml:1:1 already; passed over',
    ]);
  });
});

describe('pods that were exported from a cluster', () => {
  function pod(name: string, owner: string, status: string, labels = '{}') {
    return `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: shop
  labels: ${labels}
  ownerReferences: [${owner}]
spec: { containers: [{ name: app, image: "web:1" }] }
status: ${status}
`;
  }
  const owner = (kind: string, name: string) =>
    `{ apiVersion: v1, kind: ${kind}, name: ${name}, uid: u, controller: true }`;
  const running = `{ phase: Running, containerStatuses: [{ name: app, imageID: "docker-pullable://r/web@${DIGEST}" }] }`;

  it('count under the workload that owns them, with what they run', async () => {
    const { usages, problems } = await scanFiles({
      'a-deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { replicas: 2, template: { spec: { containers: [{ name: app, image: "web:1" }] } } }
`,
      'b-replicaset.yaml': `apiVersion: apps/v1
kind: ReplicaSet
metadata: { name: web-rs, namespace: shop, ownerReferences: [${owner(
        'Deployment',
        'web',
      )}] }
spec: { replicas: 2, template: { spec: { containers: [{ name: app, image: "web:1" }] } } }
`,
      'c-pods.yaml': [
        pod('web-rs-1', owner('ReplicaSet', 'web-rs'), running),
        pod('web-rs-2', owner('ReplicaSet', 'web-rs'), running),
        pod('web-rs-0', owner('ReplicaSet', 'web-rs'), '{ phase: Failed }'),
      ].join('---\n'),
    });
    expect(problems).toEqual([]);
    expect(lines(usages)).toEqual([
      `shop/Deployment/web container app=web:1 1 @${DIGEST}`,
      `shop/Deployment/web container app=web:1 1 @${DIGEST}`,
    ]);
  });

  it('name their Deployment by its hash when the ReplicaSet is not there', async () => {
    const { usages } = await scanFiles({
      'pods.yaml': pod(
        'web-7d9f-1',
        owner('ReplicaSet', 'web-7d9f'),
        running,
        '{ pod-template-hash: 7d9f }',
      ),
    });
    expect(lines(usages)).toEqual([
      `shop/Deployment/web container app=web:1 1 @${DIGEST}`,
    ]);
  });

  it('stand for themselves when a node owns them, or owners form a ring', async () => {
    const ring = (name: string, other: string) =>
      `apiVersion: batch/v1\nkind: Job\nmetadata: { name: ${name}, namespace: shop, ownerReferences: [${owner(
        'Job',
        other,
      )}] }\nspec: { template: { spec: {} } }\n`;
    const { usages } = await scanFiles({
      'pods.yaml': [
        pod('static', owner('Node', 'n1'), running),
        ring('a', 'b'),
        ring('b', 'a'),
        pod('ringed', owner('Job', 'a'), '{}'),
      ].join('---\n'),
    });
    expect(usages.map(({ workload }) => workload.kind)).toEqual(['Pod', 'Job']);
  });

  it.each([
    ['a bare digest, which is that of the config', `docker://${DIGEST}`],
    ['an abbreviated digest', 'r/web@sha256:abc'],
    ['nothing', ''],
  ])('have no running digest from %s', async (_, imageId) => {
    const { usages } = await scanFiles({
      'pod.yaml': `apiVersion: v1
kind: Pod
metadata: { name: p }
spec: { containers: [{ name: app, image: "web:1" }] }
status: { containerStatuses: [{ name: app, imageID: "${imageId}" }] }
`,
    });
    expect(usages).toHaveLength(1);
    expect(usages[0]).not.toHaveProperty('runningDigest');
  });
});

describe('what is broken', () => {
  it('is reported with file, line and column, and the rest is read', async () => {
    const { usages, problems, unreadable } = await scanFiles({
      'b/whole.yaml': 'kind: ConfigMap',
      'a/broken.yaml': `${manifest('Deployment', 'first')}---
apiVersion: apps/v1
kind: Deployment
spec: { containers: [
---
${manifest('Deployment', 'second')}---
apiVersion: apps/v1
kind: Deployment
metadata: { name: half }
spec:
  template:
    spec:
      containers:
        - name: app
        - name: other
          image: "other:1"
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: none }
spec: {}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {}
spec: { template: { spec: { containers: 3 } } }
`,
    });
    expect(usages.map(one => one.image)).toEqual([
      'first:1',
      'second:1',
      'other:1',
    ]);
    expect(usages.map(one => one.origin)).toEqual(
      Array(3).fill('a/broken.yaml'),
    );
    expect(unreadable).toEqual(['a/broken.yaml']);
    expect(problems).toEqual([
      expect.stringMatching(/^a\/broken\.yaml:9:1: Flow sequence/),
      "a/broken.yaml:22:11: container 'app' has no image",
      expect.stringMatching(
        /^a\/broken\.yaml:29:1: StatefulSet spec\.template: /,
      ),
      expect.stringMatching(
        /^a\/broken\.yaml:34:29: DaemonSet spec\.template\.spec\.containers: /,
      ),
    ]);
  });

  it('is told apart from a template that was not rendered', async () => {
    const { usages, problems } = await scanFiles({
      'chart/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
{{- if .Values.labels }}
  labels: {{ toYaml .Values.labels }}
{{- end }}
`,
      'image.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - name: a\n    image: "{{ .Values.image }}"\n',
      'alert.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {text: "{{ $labels.pod }}"}\n',
    });
    expect(usages).toEqual([]);
    expect(problems).toEqual([
      expect.stringMatching(
        /^chart\/web\.yaml:\d+:\d+: .*render templates first/,
      ),
      "image.yaml:7:5: container 'a' has a template for an image; render the manifests first",
    ]);
  });

  it('does not flood the report', async () => {
    const pods = Array.from(
      { length: 50 },
      (_, i) => `apiVersion: v1\nkind: Pod\nmetadata: {name: p${i}}\n`,
    );
    const { problems } = await scanFiles({ 'a.yaml': pods.join('---\n') });
    expect(problems).toHaveLength(21);
    expect(problems[20]).toBe('a.yaml: 30 more problems');
  });

  it('is silent about what is no workload', async () => {
    await expect(
      scanFiles({
        'values.yaml': 'image: x\nkind: [1]\n',
        'scalar.yaml': 'hello\n',
        'empty.yaml': '',
        'other.yaml': manifest('Deployment', 'x', {
          apiVersion: 'example.com/v1',
        }),
        'readme.md': manifest('Deployment', 'no'),
      }),
    ).resolves.toEqual({
      usages: [],
      problems: [],
      pages: [],
      unreadable: [],
    });
  });
});

describe('hostile trees', () => {
  it('do not lead out of the directory, nor count twice what links name inside', async () => {
    const outside = await temporaryTree({
      'secret.yaml': manifest('Deployment', 'secret'),
    });
    const tree = await temporaryTree({
      'in.yaml': manifest('Deployment', 'in'),
    });
    try {
      await symlink(
        join(outside.path, 'secret.yaml'),
        join(tree.path, 'a.yaml'),
      );
      await symlink(outside.path, join(tree.path, 'b'));
      await symlink(join(tree.path, 'in.yaml'), join(tree.path, 'c.yaml'));
      await symlink(tree.path, join(tree.path, 'd'));
      await symlink('/no/such/file', join(tree.path, 'e.yaml'));
      await mkdir(join(tree.path, '.git'));
      await writeFile(
        join(tree.path, '.git/x.yaml'),
        manifest('Deployment', 'git'),
      );
      const { usages, problems } = await scan(tree.path);
      expect(usages.map(one => one.image)).toEqual(['in:1']);
      expect(problems).toEqual([
        'a.yaml: symbolic link leads out of the directory; not followed',
        'b: symbolic link leads out of the directory; not followed',
        'e.yaml: symbolic link leads nowhere',
      ]);
    } finally {
      await tree.remove();
      await outside.remove();
    }
  });

  it('hold files that are too large or no text; others are read', async () => {
    const { usages, problems } = await scanFiles({
      'big.yaml': Buffer.alloc(10 * 1024 * 1024 + 1, 'a'),
      'binary.json': Buffer.from([0xff, 0xfe, 0x00, 0x01]),
      'ok.yaml': manifest('Deployment', 'ok'),
    });
    expect(usages).toHaveLength(1);
    expect(problems).toEqual([
      'big.yaml: file is larger than 10 MiB',
      'binary.json: file is not UTF-8 text',
    ]);
  });

  it('hold alias bombs and deep nesting; others are read', async () => {
    const bomb = [...'bcdefgh'].map((name, i) => {
      const items = Array.from({ length: 20 }, () => `*${'abcdefg'[i]}`);
      return `${name}: &${name} [${items.join(', ')}]`;
    });
    const { usages, problems } = await scanFiles({
      'bomb.yaml': `kind: Pod\na: &a [x]\n${bomb.join('\n')}\n`,
      'deep.yaml': `kind: Pod\na: ${'['.repeat(50_000)}`,
      'ok.yaml': manifest('Deployment', 'ok'),
    });
    expect(usages).toHaveLength(1);
    expect(problems).toEqual([
      expect.stringMatching(/^bomb\.yaml:1:1: Excessive alias count/),
      expect.stringMatching(/^deep\.yaml:2:\d+: nested more than 100 levels/),
    ]);
  });
});

describe('the source', () => {
  it('yields pages of at most 200 usages, in the order of paths', async () => {
    const deployments = (prefix: string) =>
      Array.from({ length: 150 }, (_, i) =>
        manifest('Deployment', `${prefix}-${i}`),
      ).join('---\n');
    const { usages, pages } = await scanFiles({
      'b.yaml': deployments('b'),
      'a/z.yaml': deployments('z'),
      'a.yml': deployments('a'),
    });
    expect(pages).toEqual([200, 200, 50]);
    expect(usages[0].image).toBe('z-0:1');
    expect(usages[150].image).toBe('a-0:1');
    expect(usages[449].image).toBe('b-149:1');
  });

  it('fails when the directory is missing, or is a file', async () => {
    await expect(scan('/no/such/directory')).rejects.toThrow(
      /Cannot read the manifests of 'prod' in \/no\/such\/directory.*ENOENT/,
    );
    const tree = await temporaryTree({ 'a.yaml': '' });
    try {
      await expect(scan(join(tree.path, 'a.yaml'))).rejects.toThrow(
        /is not a directory/,
      );
    } finally {
      await tree.remove();
    }
  });

  it('is complete and holds nothing when the directory is empty', async () => {
    await expect(scanFiles({})).resolves.toEqual({
      usages: [],
      problems: [],
      pages: [],
      unreadable: [],
    });
  });

  it('stops when it is told to', async () => {
    const tree = await temporaryTree({ 'a.yaml': manifest('Deployment', 'a') });
    const source = ManifestsSource.create({
      name: 'prod',
      target: tree.path,
      urlReader,
    });
    const pages = source.listUsages({ signal: AbortSignal.abort() });
    await expect(pages.next()).rejects.toThrow(/aborted/);
    await tree.remove();
  });

  it('reads a tree through the integrations of the portal, and leaves nothing behind', async () => {
    let fetchedTo = '';
    const reader = mockServices.urlReader.mock({
      readTree: async (_url, options) => ({
        etag: 'e',
        files: async () => [],
        archive: async () => {
          throw new Error('not asked for');
        },
        dir: async ({ targetDir = '' } = {}) => {
          fetchedTo = targetDir;
          expect(options?.filter?.('apps/web.yaml')).toBe(true);
          expect(options?.filter?.('apps/logo.png')).toBe(false);
          await writeFile(
            join(targetDir, 'web.yaml'),
            manifest('Deployment', 'web'),
          );
          return targetDir;
        },
      }),
    });
    const source = ManifestsSource.fromConfig(
      new ConfigReader({
        name: 'prod',
        type: 'manifests',
        target: 'https://user:secret@git.example.com/org/repo/tree/main/apps',
        customKinds: { Rollout: 'spec.template' },
      }),
      { urlReader: reader },
    );
    expect(source.name).toBe('prod');
    expect(source.target).toBe(
      'https://git.example.com/org/repo/tree/main/apps',
    );
    const images: string[] = [];
    for await (const { usages } of source.listUsages({ signal })) {
      images.push(...usages.map(({ image }) => image));
    }
    expect(images).toEqual(['web:1']);
    await expect(access(fetchedTo)).rejects.toThrow(/ENOENT/);
  });

  it('fails when the tree cannot be fetched', async () => {
    const reader = mockServices.urlReader.mock({
      readTree: async () => {
        throw new Error('404 Not Found');
      },
    });
    await expect(
      scan('https://git.example.com/org/repo', { urlReader: reader }),
    ).rejects.toThrow(/Cannot read the manifests of 'prod'.*404 Not Found/);
  });
});
