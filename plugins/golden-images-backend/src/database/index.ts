export * from './batches';
export * from './GovernanceDatabase';
export * from './whereOneOf';
