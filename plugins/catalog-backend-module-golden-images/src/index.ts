/**
 * Golden images as resources of the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleGoldenImages as default } from './module';
