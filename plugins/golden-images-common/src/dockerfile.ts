/**
 * Classification of Dockerfiles and Kubernetes manifests into the handbook's
 * tiers, and writers of Dockerfiles, manifests and catalog files. Apart from
 * the rest, so that no browser carries its parsers.
 *
 * @packageDocumentation
 */
export * from './domain/customizations/tiers/limits';
export * from './domain/customizations/tiers/TierClassifier';
export * from './domain/customizations/tiers/tierItems';
export * from './domain/customizations/tiers/tierPolicy';
export * from './domain/customizations/tiers/UnclassifiableError';
export * from './domain/customizations/upgrade';
export * from './domain/inventory/annotateEntity';
