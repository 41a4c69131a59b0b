export * from './AuthorizedClassifier';
export * from './Classifier';
export * from './readTierPolicy';
export * from './router';
