export * from './Attachment';
export * from './CatalogEntities';
export * from './EntityMatcher';
export * from './WorkloadAttacher';
