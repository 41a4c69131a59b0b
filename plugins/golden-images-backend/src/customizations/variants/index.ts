export * from './ApprovedVariants';
export * from './router';
export * from './VariantReader';
