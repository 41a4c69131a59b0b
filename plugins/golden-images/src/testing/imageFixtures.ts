import type {
  ImageDetail,
  ImageManifest,
  ImageRow,
} from '@image-governance/plugin-golden-images-common';
import { DIGEST, OTHER_DIGEST, release, workload } from './inventoryFixtures';

export function imageRow(overrides: Partial<ImageRow> = {}): ImageRow {
  return {
    registry: 'registry.example.com',
    repository: 'shop/checkout',
    digest: DIGEST,
    kind: 'manifest',
    content: 'read',
    tags: ['1.4', '1.4.0'],
    verdicts: ['golden-based'],
    releases: [
      {
        id: 'python/3.12/2.0.0',
        family: 'python',
        track: '3.12',
        version: '2.0.0',
        phase: 'legacy',
        daysLeft: 47,
        exact: false,
      },
    ],
    workloads: 22,
    pods: 120,
    sizeBytes: 48_230_000,
    firstSeenAt: '2027-03-03T10:00:00Z',
    ...overrides,
  };
}

export function manifest(
  overrides: Partial<ImageManifest> = {},
): ImageManifest {
  return {
    kind: 'manifest',
    digest: DIGEST,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    configDigest: OTHER_DIGEST,
    platform: { os: 'linux', architecture: 'amd64' },
    diffIds: [DIGEST, OTHER_DIGEST],
    sizeBytes: 48_230_000,
    created: '2027-02-01T08:00:00Z',
    user: '1000',
    entrypoint: ['python3', '-m', 'shop'],
    labels: { note: '<img src=x onerror=alert(1)>' },
    annotations: {},
    ...overrides,
  };
}

export function image(overrides: Partial<ImageDetail> = {}): ImageDetail {
  return {
    digest: DIGEST,
    digests: [DIGEST],
    content: manifest(),
    locations: [
      {
        registry: 'registry.example.com',
        repository: 'shop/checkout',
        tags: ['1.4'],
      },
    ],
    derivation: [
      {
        kind: 'image',
        title: 'registry.example.com/shop/checkout',
        digest: DIGEST,
        proven: true,
        reason: 'The image itself.',
      },
      {
        kind: 'release',
        title: 'python 3.12 golden-v2.0.0',
        digest: OTHER_DIGEST,
        release: 'python/3.12/2.0.0',
        proven: true,
        reason: `Layers 1-4 of 7 are exactly python 3.12 golden-v2.0.0, chain id ${OTHER_DIGEST}.`,
      },
      {
        kind: 'upstream',
        title: 'upstream.example.com/python:3.12',
        release: 'python/3.12/2.0.0',
        proven: false,
        reason: 'The manifest annotation claims it; a claim proves nothing.',
      },
    ],
    evidence: [],
    explanation: ['Layers 1-4 of 7 are exactly python 3.12 golden-v2.0.0.'],
    releases: [release()],
    tagHistory: [],
    workloads: [workload()],
    totalWorkloads: 1,
    ...overrides,
  };
}
