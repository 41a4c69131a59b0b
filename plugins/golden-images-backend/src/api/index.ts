export * from './ApiDocument';
export * from './query';
export * from './createRouter';
