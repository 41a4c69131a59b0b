export * from './ApprovalTimeReader';
