/**
 * Golden Images for the old frontend system.
 *
 * @packageDocumentation
 */
export { goldenImagesApiRef } from './api';
export {
  EntityGoldenImageCard,
  EntityGoldenImagesContent,
  GoldenImagesPage,
  goldenImagesPlugin,
} from './legacyPlugin';
