export * from './attachedArtifact';
/**
 * Ports, extension points and the service of Golden Images for Backstage.
 *
 * @packageDocumentation
 */
export * from './extensionPoint';
export * from './goldenImagesService';
export * from './imageReader';
export * from './usageSource';
