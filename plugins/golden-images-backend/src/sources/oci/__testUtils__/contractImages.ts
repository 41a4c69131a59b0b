import {
  buildDocument,
  buildImage,
  buildIndex,
  FORMATS,
  type BuiltImage,
  type Repositories,
} from './imageContent';

const SIGNATURE_TAG = `sha256-${'a'.repeat(64)}.sig`;

/** A platform image with labels and annotations. */
export const amd64 = buildImage({
  layers: ['os', 'python'],
  labels: { team: 'platform' },
  config: {
    User: '1000',
    Entrypoint: ['python3', '-m', 'app'],
    Env: ['TOKEN=secret'],
  },
  annotations: { 'org.opencontainers.image.base.name': 'upstream/python' },
});
/** The same layers for another processor. */
export const arm64 = buildImage({
  layers: ['os', 'python'],
  architecture: 'arm64',
  config: { User: 7, Entrypoint: 'not a list' },
});
const elsewhere = buildImage({ architecture: 'riscv64' });
const attestation = buildImage({
  os: 'unknown',
  architecture: 'unknown',
  layerType: 'application/vnd.in-toto+json',
});
/** An index of both, with an attestation. */
export const multi = buildIndex([amd64, arm64, attestation], {
  annotations: { note: 'release' },
});
const helmChart = buildImage({
  configType: 'application/vnd.cncf.helm.config.v1+json',
});

/** Images of every form, good and bad, by the tag that says which. */
export const IMAGES: Record<string, BuiltImage> = {
  multi,
  single: amd64,
  docker: buildImage({ format: 'docker', layers: ['os'] }),
  'docker-list': buildIndex(
    [buildImage({ format: 'docker' }), buildImage({ architecture: 's390x' })],
    { format: 'docker' },
  ),
  nested: buildIndex([buildIndex([arm64]), amd64]),
  sparse: buildIndex([amd64], { missing: [elsewhere] }),
  'year-one': buildImage({ created: '0001-01-01T00:00:00Z' }),
  helm: helmChart,
  signature: buildImage({
    layerType: 'application/vnd.dev.cosign.simplesigning.v1+json',
  }),
  'too-nested': buildIndex([buildIndex([buildIndex([buildIndex([amd64])])])]),
  crowded: buildIndex(
    Array.from({ length: 101 }, (_, at) =>
      buildImage({ architecture: `cpu${at}` }),
    ),
  ),
  'only-artifacts': buildIndex([helmChart, attestation]),
  'all-missing': buildIndex([], { missing: [elsewhere] }),
  both: buildDocument(FORMATS.oci.index, {
    schemaVersion: 2,
    manifests: [],
    layers: [],
  }),
  schema1: buildDocument('application/json', {
    schemaVersion: 1,
    fsLayers: [],
  }),
  'layer-count': buildDocument(
    FORMATS.oci.manifest,
    {
      schemaVersion: 2,
      config: {
        mediaType: FORMATS.oci.config,
        digest: configDigestOf(amd64),
        size: 1,
      },
      layers: [],
    },
    { blobs: amd64.blobs },
  ),
  'deep-json': buildDocument(FORMATS.oci.index, {
    schemaVersion: 2,
    manifests: [],
    deep: Array.from({ length: 40 }).reduce<unknown>(inner => [inner], 1),
  }),
};

/** The content that every reader is tested over. */
export const REPOSITORIES: Repositories = {
  'golden/python': IMAGES,
  'golden/node': Object.fromEntries(
    Array.from({ length: 250 }, (_, at) => [`v${1000 + at}`, amd64]),
  ),
  'golden-evil/python': { [SIGNATURE_TAG]: amd64, '1': amd64 },
};

/** The digest of a built platform image's config. */
export function configDigestOf(image: BuiltImage): string {
  return [...image.blobs.keys()][0];
}
