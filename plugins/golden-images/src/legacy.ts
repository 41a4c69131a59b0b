/**
 * Golden Images for the old frontend system.
 *
 * @packageDocumentation
 */
export { goldenImagesApiRef } from './api';
export { createGoldenImageColumn } from './components/catalog';
export { isGoldenImageTrack } from './components/releases/isGoldenImageTrack';
export { goldenImagesTranslationRef } from './translation';
export {
  EntityGoldenImageCard,
  EntityGoldenImagesContent,
  EntityGoldenImagesScopeCard,
  EntityGoldenImageTrackCard,
  GoldenImageFilter,
  GoldenImagePickerFieldExtension,
  GoldenImagesPage,
  GoldenPackagePickerFieldExtension,
  GoldenTierPreviewFieldExtension,
  HomePageGoldenImagesOfMyTeams,
  goldenImagesPlugin,
} from './legacyPlugin';
