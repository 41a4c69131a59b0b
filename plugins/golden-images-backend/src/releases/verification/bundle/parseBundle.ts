import { bundleFromJSON, type Bundle } from '@sigstore/bundle';
import { SignatureRefused } from './SignatureRefused';

/** Larger than any bundle with an SBOM in it that is of use. */
export const MOST_BUNDLE_BYTES = 20 * 1024 * 1024;

/** Versions of the format that are read (https://github.com/sigstore/protobuf-specs). */
const MEDIA_TYPES = new Set([
  'application/vnd.dev.sigstore.bundle+json;version=0.1',
  'application/vnd.dev.sigstore.bundle+json;version=0.2',
  'application/vnd.dev.sigstore.bundle+json;version=0.3',
  'application/vnd.dev.sigstore.bundle.v0.3+json',
]);

/** Reads a sigstore bundle. @throws SignatureRefused when it is none, or one that is not understood */
export function parseBundle(text: Uint8Array): Bundle {
  if (text.byteLength > MOST_BUNDLE_BYTES) {
    throw new SignatureRefused(
      `the bundle has ${text.byteLength} bytes, more than the ${MOST_BUNDLE_BYTES} that are read`,
    );
  }
  const json = parseJson(text);
  const mediaType =
    typeof json === 'object' && json !== null && 'mediaType' in json
      ? json.mediaType
      : undefined;
  if (typeof mediaType !== 'string' || !MEDIA_TYPES.has(mediaType)) {
    throw new SignatureRefused(
      `the media type ${JSON.stringify(mediaType)?.slice(
        0,
        100,
      )} is of no bundle format that is understood`,
    );
  }
  try {
    return bundleFromJSON(json);
  } catch (error) {
    throw new SignatureRefused(
      `the bundle is malformed: ${
        error instanceof Error ? error.message : error
      }`,
      { cause: error },
    );
  }
}

function parseJson(text: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(text).toString('utf8'));
  } catch (error) {
    throw new SignatureRefused('the bundle is no JSON', { cause: error });
  }
}
