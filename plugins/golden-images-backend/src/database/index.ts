export * from './batches';
export * from './GovernanceDatabase';
