/**
 * Readers and writers of Dockerfiles, manifests and catalog files. Apart from the rest, so that no
 * browser carries them.
 *
 * @packageDocumentation
 */
export * from './domain/customizations/upgrade';
export * from './domain/inventory/annotateEntity';
