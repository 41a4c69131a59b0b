export * from './auditEntry';
export * from './canonicalJson';
