export * from './ApprovedVariants';
