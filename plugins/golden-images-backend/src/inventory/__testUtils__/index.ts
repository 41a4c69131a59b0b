export * from './Estate';
export * from './FakeCluster';
export * from './FakeRegistry';
