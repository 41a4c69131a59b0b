/**
 * Golden images as resources of the catalog.
 *
 * @packageDocumentation
 */
export {};
