/**
 * Readers of bills of materials and scan results, licence rules, and the
 * difference between releases. Apart from the rest, so that no browser carries them.
 *
 * @packageDocumentation
 */
export * from './domain/releases/documents';
