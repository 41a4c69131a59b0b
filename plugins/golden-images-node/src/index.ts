/**
 * Ports and extension points of Golden Images for Backstage.
 *
 * @packageDocumentation
 */
export * from './extensionPoint';
export * from './imageReader';
export * from './usageSource';
