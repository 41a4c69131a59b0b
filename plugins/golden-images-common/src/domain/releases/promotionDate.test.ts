import type { ImageManifest } from '../inventory/image';
import { digestOf } from './__testUtils__/release';
import { promotionDateOf } from './promotionDate';

function manifest(facts: Partial<ImageManifest> = {}): ImageManifest {
  return {
    kind: 'manifest',
    digest: digestOf('manifest'),
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    configDigest: digestOf('config'),
    platform: { os: 'linux', architecture: 'amd64' },
    diffIds: [],
    sizeBytes: 0,
    labels: {},
    annotations: {},
    ...facts,
  };
}

const annotated = {
  'org.opencontainers.image.created': '2026-02-01T09:00:00Z',
};

it('takes the annotation before the config', () => {
  expect(
    promotionDateOf(
      manifest({ annotations: annotated, created: '2026-01-01T00:00:00Z' }),
    ),
  ).toEqual({ promotedAt: '2026-02-01', promotedAtOrigin: 'annotation' });
});

it('takes the latest build date over the platforms of an index', () => {
  expect(
    promotionDateOf({
      kind: 'index',
      digest: digestOf('index'),
      mediaType: 'application/vnd.oci.image.index.v1+json',
      annotations: {},
      manifests: [
        manifest({ created: '2026-01-03T23:00:00.123456789Z' }),
        manifest({ created: '2026-01-02T00:00:00Z' }),
        manifest(),
      ],
    }),
  ).toEqual({ promotedAt: '2026-01-03', promotedAtOrigin: 'image-config' });
});

it.each(['1970-01-01T00:00:00Z', '1980-01-01T00:00:01Z', 'soon', undefined])(
  'does not take %s for a date: reproducible builds write such',
  created => {
    expect(promotionDateOf(manifest({ created }))).toEqual({});
  },
);
