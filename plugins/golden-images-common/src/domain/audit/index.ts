export * from './auditEntry';
export * from './canonicalJson';
export * from './verifyChain';
