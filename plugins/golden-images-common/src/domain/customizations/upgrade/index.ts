export * from './rewriteImages';
