/**
 * Software template actions that start, customize and upgrade services on golden images.
 *
 * @packageDocumentation
 */
export { scaffolderModuleGoldenImages as default } from './module';
