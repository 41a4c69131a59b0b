export * from './parsePolicy';
export * from './policy';
