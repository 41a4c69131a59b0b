import { digestOf } from './__testUtils__/release';
import { releaseOrigin, type UpstreamImage } from './releaseOrigin';

const release = {
  digest: digestOf('index'),
  platforms: [
    {
      platform: { os: 'linux', architecture: 'amd64' },
      digest: digestOf('amd64'),
      chainId: digestOf('os+python+patch'),
      layers: 3,
    },
  ],
};

function upstream(facts: Partial<UpstreamImage>): UpstreamImage {
  return {
    registry: 'registry.cleanstart.com',
    repository: 'python',
    tags: ['3.12.1'],
    digest: digestOf('another'),
    ...facts,
  };
}

function originOf(images: readonly UpstreamImage[]) {
  return releaseOrigin({
    release,
    upstream: images,
    upstreamRead: 12,
  });
}

const os = upstream({
  repository: 'base',
  tags: [],
  chainId: digestOf('os'),
  layers: 1,
});
const python = upstream({ chainId: digestOf('os+python'), layers: 2 });

it.each([
  ['its index', release.digest],
  ['one of its platforms', release.platforms[0].digest],
])('is the upstream image that has the digest of %s', (_which, digest) => {
  expect(originOf([python, upstream({ digest })])).toEqual({
    kind: 'same-image',
    images: [upstream({ digest })],
    explanation: [
      `It is registry.cleanstart.com/python:3.12.1 itself: both have the digest ${digest}.`,
    ],
  });
});

it('has the layers of an upstream image that was only packed anew', () => {
  const { chainId } = release.platforms[0];
  expect(originOf([os, upstream({ chainId, layers: 3 })])).toMatchObject({
    kind: 'same-layers',
    explanation: [
      `All 3 layers are exactly those of registry.cleanstart.com/python:3.12.1, chain id ${chainId}.`,
    ],
  });
});

it('is built on the upstream image that shares the most layers', () => {
  expect(originOf([os, python])).toMatchObject({
    kind: 'built-on',
    images: [python],
    explanation: [
      `Layers 1-2 of 3 are exactly those of registry.cleanstart.com/python:3.12.1, chain id ${python.chainId}.`,
    ],
  });
});

it('keeps all images that cannot be told apart', () => {
  const twin = upstream({ ...python, tags: ['3.12'] });
  const { images, explanation } = originOf([python, twin]);
  expect(images).toEqual([python, twin]);
  expect(explanation[0]).toContain(
    'registry.cleanstart.com/python:3.12.1 or registry.cleanstart.com/python:3.12,',
  );
});

it('guesses nothing: what no image shows is not known, whatever a label claims', () => {
  expect(
    releaseOrigin({
      release,
      upstream: [],
      upstreamRead: 12,
      content: {
        kind: 'manifest',
        digest: release.digest,
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        configDigest: digestOf('config'),
        platform: { os: 'linux', architecture: 'amd64' },
        diffIds: [],
        sizeBytes: 1,
        labels: { 'org.opencontainers.image.base.name': 'python:3.12' },
        annotations: {},
      },
    }),
  ).toEqual({
    kind: 'unknown',
    images: [],
    explanation: [
      'Its origin is not known: none of the upstream images that were read (12) has its digest, or layers that it begins with.',
      'The config label org.opencontainers.image.base.name=python:3.12 claims a base image; a claim proves nothing.',
    ],
  });
});

it('says so when nothing of upstream was ever read', () => {
  expect(
    releaseOrigin({ release, upstream: [], upstreamRead: 0 }).explanation,
  ).toEqual(['Its origin is not known: no upstream image has been read.']);
});
