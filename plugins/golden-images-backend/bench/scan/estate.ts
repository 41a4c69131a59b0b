import { sha256 } from '../measure/sha256';

/** How much there is to scan. */
export interface ScanSize {
  readonly pods: number;
  readonly podsAWorkload: number;
  readonly images: number;
}

/** 50,000 pods of 10,000 workloads over 2,000 images, or a part of that. */
export function scanSize(scale: number): ScanSize {
  return {
    pods: Math.round(50_000 * scale),
    podsAWorkload: 5,
    images: Math.max(10, Math.round(2_000 * scale)),
  };
}

/** Host of the registry as it stands in references. */
export const REGISTRY = 'internal-registry.company.com';
const LAYERS = 8;
const BASE_LAYERS = 3;

const FILLER_ENV = Array.from({ length: 12 }, (_, n) => ({
  name: `SETTING_${n}`,
  value: `a value of usual length, number ${n}`,
}));

const FILLER_ANNOTATIONS = Object.fromEntries(
  Array.from({ length: 6 }, (_, n) => [
    `example.com/annotation-${n}`,
    `some text that a controller left here, ${n}`,
  ]),
);

const FILLER_FIELDS = Array.from({ length: 2 }, (_, n) => ({
  manager: `controller-${n}`,
  operation: 'Update',
  apiVersion: 'v1',
  time: '2026-11-01T00:00:00Z',
  fieldsType: 'FieldsV1',
  fieldsV1: {
    'f:metadata': { 'f:labels': { '.': {}, 'f:app': {} } },
    'f:spec': {
      'f:containers': { 'k:{"name":"main"}': { '.': {}, 'f:image': {} } },
    },
  },
}));

/** An image as the registry serves it: real JSON under real digests. */
export interface ServedImage {
  readonly repository: string;
  readonly digest: string;
  readonly manifest: string;
  readonly configDigest: string;
  readonly config: string;
}

/** The n-th image; each twentieth shares its base with others. */
export function image(n: number): ServedImage {
  const base = n % 20;
  const diffIds = Array.from({ length: LAYERS }, (_, layer) =>
    layer < BASE_LAYERS
      ? `sha256:${sha256(`base ${base} ${layer}`)}`
      : `sha256:${sha256(`image ${n} ${layer}`)}`,
  );
  const config = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    created: '2026-01-01T00:00:00Z',
    config: {
      Env: ['PATH=/usr/bin'],
      Labels: { 'org.opencontainers.image.title': `app ${n}` },
    },
    rootfs: { type: 'layers', diff_ids: diffIds },
  });
  const configDigest = `sha256:${sha256(config)}`;
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: configDigest,
      size: config.length,
    },
    layers: diffIds.map((diffId, layer) => ({
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      digest: `sha256:${sha256(`gzip ${diffId}`)}`,
      size: 1_000_000 * (layer + 1),
    })),
  });
  return {
    repository: `team-${n % 50}/app-${n}`,
    digest: `sha256:${sha256(manifest)}`,
    manifest,
    configDigest,
    config,
  };
}

/** The n-th pod, with what an API server sends beside what is read of it: about 5 kB of JSON. */
export function pod(n: number, size: ScanSize, images: readonly ServedImage[]) {
  const workload = Math.floor(n / size.podsAWorkload);
  const { repository, digest } = images[workload % images.length];
  const proxy = images[0];
  const namespace = `team-${workload % 50}`;
  const name = `app-${workload}`;
  const containers = [
    { name: 'main', image: `${REGISTRY}/${repository}:v1` },
    ...(workload % 3 === 0
      ? [{ name: 'proxy', image: `${REGISTRY}/${proxy.repository}:v1` }]
      : []),
  ];
  return {
    metadata: {
      name: `${name}-7d9c5b8f6d-${n.toString(36).padStart(5, '0')}`,
      generateName: `${name}-7d9c5b8f6d-`,
      namespace,
      uid: uid('pod', n),
      resourceVersion: String(1_000_000 + n),
      creationTimestamp: '2026-11-01T00:00:00Z',
      labels: {
        app: name,
        'backstage.io/kubernetes-id': name,
        'pod-template-hash': '7d9c5b8f6d',
      },
      annotations: FILLER_ANNOTATIONS,
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `${name}-7d9c5b8f6d`,
          uid: uid('rs', workload),
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
      managedFields: FILLER_FIELDS,
    },
    spec: {
      containers: containers.map(container => ({
        ...container,
        env: FILLER_ENV,
        resources: {
          requests: { cpu: '100m', memory: '128Mi' },
          limits: { memory: '256Mi' },
        },
        volumeMounts: [
          {
            name: 'kube-api-access',
            readOnly: true,
            mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
          },
        ],
        terminationMessagePath: '/dev/termination-log',
        imagePullPolicy: 'IfNotPresent',
      })),
      restartPolicy: 'Always',
      nodeName: `node-${n % 500}`,
      tolerations: [
        { key: 'node.kubernetes.io/not-ready', operator: 'Exists' },
      ],
    },
    status: {
      phase: 'Running',
      podIP: `10.0.${n % 256}.1`,
      startTime: '2026-11-01T00:00:00Z',
      containerStatuses: containers.map(container => ({
        ...container,
        imageID: `${container.image.split(':')[0]}@${
          container.name === 'proxy' ? proxy.digest : digest
        }`,
        containerID: `containerd://${sha256(`container ${n}`)}`,
        ready: true,
        restartCount: 0,
        state: { running: { startedAt: '2026-11-01T00:00:10Z' } },
      })),
    },
  };
}

/** ReplicaSet of the n-th workload, as `PartialObjectMetadata`. */
export function replicaSet(n: number) {
  return {
    metadata: {
      name: `app-${n}-7d9c5b8f6d`,
      namespace: `team-${n % 50}`,
      uid: uid('rs', n),
      labels: { app: `app-${n}` },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: `app-${n}`,
          uid: uid('deploy', n),
          controller: true,
        },
      ],
    },
  };
}

/** The n-th Deployment, with its template. */
export function deployment(n: number, images: readonly ServedImage[]) {
  const { repository } = images[n % images.length];
  return {
    metadata: {
      name: `app-${n}`,
      namespace: `team-${n % 50}`,
      uid: uid('deploy', n),
      labels: { app: `app-${n}` },
      managedFields: FILLER_FIELDS,
    },
    spec: {
      replicas: 5,
      template: {
        metadata: { labels: { app: `app-${n}` } },
        spec: {
          containers: [
            {
              name: 'main',
              image: `${REGISTRY}/${repository}:v1`,
              env: FILLER_ENV,
            },
          ],
        },
      },
    },
  };
}

function uid(kind: string, n: number): string {
  const hex = sha256(`${kind} ${n}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(
    13,
    16,
  )}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
