export * from './governedDecision';
export * from './noticeRoute';
export * from './parsePolicy';
export * from './policy';
export * from './raci';
export * from './role';
