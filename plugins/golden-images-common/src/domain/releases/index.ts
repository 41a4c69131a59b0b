export * from './governanceFile';
export * from './phase';
export * from './release';
