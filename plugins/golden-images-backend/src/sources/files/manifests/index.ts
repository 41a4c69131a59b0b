export * from './ManifestsSource';
