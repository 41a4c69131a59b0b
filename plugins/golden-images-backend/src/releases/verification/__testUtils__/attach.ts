import { digestOf } from '../../../sources/oci/content/checkDigest';
import {
  buildDocument,
  buildIndex,
  FORMATS,
  type BuiltImage,
} from '../../../sources/oci/__testUtils__/imageContent';
import type { SignedLayer } from './signing';

/** What is attached to an image, by the way it is found. */
export interface Attached {
  /** Layers of the tag `sha256-….sig`. */
  readonly sig?: readonly SignedLayer[];
  /** Layers of the tag `sha256-….att`. */
  readonly att?: readonly SignedLayer[];
  /** One referrer each, named by the index at the fallback tag `sha256-…`. */
  readonly referrers?: readonly SignedLayer[];
}

/** The tags that hold what is attached to an image. */
export function attach(
  image: BuiltImage,
  { sig, att, referrers }: Attached,
): Record<string, BuiltImage> {
  const tag = image.digest.replace(':', '-');
  return {
    ...(sig && { [`${tag}.sig`]: artifact(sig) }),
    ...(att && { [`${tag}.att`]: artifact(att) }),
    ...(referrers && {
      [tag]: buildIndex(referrers.map(layer => artifact([layer], image))),
    }),
  };
}

function artifact(
  layers: readonly SignedLayer[],
  subject?: BuiltImage,
): BuiltImage {
  const config = Buffer.from('{}');
  const configType = 'application/vnd.oci.empty.v1+json';
  return buildDocument(
    FORMATS.oci.manifest,
    {
      schemaVersion: 2,
      mediaType: FORMATS.oci.manifest,
      artifactType: subject && layers[0].mediaType,
      config: { mediaType: configType, digest: digestOf(config), size: 2 },
      layers: layers.map(({ mediaType, body, annotations, claimedSize }) => ({
        mediaType,
        digest: digestOf(body),
        size: claimedSize ?? body.byteLength,
        annotations,
      })),
      subject: subject && {
        mediaType: subject.mediaType,
        digest: subject.digest,
        size: subject.size,
      },
    },
    {
      blobs: [
        [digestOf(config), { mediaType: configType, body: config }],
        ...layers.map(
          ({ mediaType, body }) =>
            [digestOf(body), { mediaType, body }] as const,
        ),
      ],
    },
  );
}
