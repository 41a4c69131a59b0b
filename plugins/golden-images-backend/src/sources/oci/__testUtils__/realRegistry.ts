/** A real registry on loopback, filled with real images by real tools. */
export {
  fillRegistry,
  type FilledRegistry,
  type FillOptions,
  type PushedImage,
} from './fillRegistry';
export {
  missingRegistryPrograms,
  startRealRegistry,
  type RealRegistry,
  type RegistryAuth,
} from './startRealRegistry';
