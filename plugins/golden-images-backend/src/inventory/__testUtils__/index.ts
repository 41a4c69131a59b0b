export * from './Estate';
export * from './FakeCluster';
export * from './FakeRegistry';
export * from './FakeMetrics';
export * from './FakeSignals';
