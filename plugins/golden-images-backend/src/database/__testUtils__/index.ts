export * from './GovernanceTestDatabases';
