import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ImageReader } from '@image-governance/plugin-golden-images-node';
import { OciLayoutReader } from './OciLayoutReader';
import { OciRegistryReader } from './OciRegistryReader';
import type { ReaderOptions } from './readerOptions';

/**
 * The reader for one entry of `goldenImages.registries[]`, by its `type`.
 * Throws `InputError` that names what is wrong with the entry, never a secret.
 */
export function createImageReader(
  config: Config,
  options: ReaderOptions = {},
): ImageReader {
  const type = config.getOptionalString('type') ?? 'oci';
  switch (type) {
    case 'oci':
      return OciRegistryReader.fromConfig(config, options);
    case 'layout':
      return OciLayoutReader.fromConfig(config, options);
    default:
      throw new InputError(
        `goldenImages.registries: type ${JSON.stringify(
          type,
        )} is neither "oci" nor "layout"`,
      );
  }
}
