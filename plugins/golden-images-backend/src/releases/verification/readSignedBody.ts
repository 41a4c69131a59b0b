import {
  ImageReadError,
  type ArtifactLayer,
  type ImageReader,
  type ReadOptions,
} from '@image-governance/plugin-golden-images-node';
import { MOST_BUNDLE_BYTES } from './bundle/parseBundle';
import { SignatureRefused } from './bundle/SignatureRefused';

/** The most that is read of what is attached to one image, so that memory stays bounded. */
export const MOST_BYTES_TOGETHER = 5 * MOST_BUNDLE_BYTES;

/** Reads what is attached to images. */
export type ArtifactReader = Required<
  Pick<ImageReader, 'listArtifacts' | 'readBlob'>
>;

/**
 * Reads something signed.
 * @throws SignatureRefused when it is too large, damaged or gone; ImageReadError when the registry could not be read
 */
export async function readSignedBody(
  found: {
    readonly repository: string;
    readonly layer: ArtifactLayer;
    /** How much may still be read of this image. */
    readonly bytesLeft: number;
  },
  reader: ArtifactReader,
  options: ReadOptions,
): Promise<Buffer> {
  const { repository, layer, bytesLeft } = found;
  if (layer.size > MOST_BUNDLE_BYTES) {
    throw new SignatureRefused(
      `it has ${layer.size} bytes, more than the ${MOST_BUNDLE_BYTES} that are read`,
    );
  }
  if (layer.size > bytesLeft) {
    throw new SignatureRefused(
      `it was not read, since more than ${MOST_BYTES_TOGETHER} bytes are attached to the image`,
    );
  }
  try {
    return Buffer.from(
      await reader.readBlob(repository, layer.digest, {
        ...options,
        maxBytes: Math.min(MOST_BUNDLE_BYTES, bytesLeft),
      }),
    );
  } catch (error) {
    if (
      error instanceof ImageReadError &&
      (error.reason === 'invalid' || error.reason === 'gone')
    ) {
      throw new SignatureRefused(`it cannot be read: ${error.message}`, {
        cause: error,
      });
    }
    throw error;
  }
}
