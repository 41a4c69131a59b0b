/**
 * Golden Images for the old frontend system.
 *
 * @packageDocumentation
 */
export { goldenImagesApiRef } from './api';
export { goldenImagesTranslationRef } from './translation';
export {
  EntityGoldenImageCard,
  EntityGoldenImagesContent,
  EntityGoldenImagesScopeCard,
  GoldenImagesPage,
  HomePageGoldenImagesOfMyTeams,
  goldenImagesPlugin,
} from './legacyPlugin';
