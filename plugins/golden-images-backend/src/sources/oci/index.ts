/** Adapters that read images: from a registry, or from OCI image layouts. */
export { createImageReader } from './createImageReader';
export { OciLayoutReader } from './OciLayoutReader';
export { OciRegistryReader } from './OciRegistryReader';
export type { ReaderOptions } from './readerOptions';
