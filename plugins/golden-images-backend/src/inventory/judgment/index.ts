export * from './JudgmentService';
export * from './policyVersion';
