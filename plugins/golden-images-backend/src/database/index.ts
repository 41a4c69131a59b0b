export * from './batches';
export * from './byteOrder';
export * from './databaseTime';
export * from './endOfInterval';
export * from './GovernanceDatabase';
export * from './whereOneOf';
