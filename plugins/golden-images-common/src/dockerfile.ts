/**
 * Readers and writers of Dockerfiles and of what names images. Apart from the rest, so that no
 * browser carries them.
 *
 * @packageDocumentation
 */
export * from './domain/customizations/upgrade';
