export * from './batches';
export * from './databaseTime';
export * from './endOfInterval';
export * from './GovernanceDatabase';
export * from './whereOneOf';
