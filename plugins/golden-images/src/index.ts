/**
 * Golden image status, evidence and organisation pages, for the new frontend
 * system. The old one has the same under `./legacy`.
 *
 * @packageDocumentation
 */
export { goldenImagesApiRef } from './api';
export { createGoldenImageColumn } from './components/catalog';
export { goldenImagesTranslationRef } from './translation';
export { goldenImagesPlugin as default } from './plugin';
