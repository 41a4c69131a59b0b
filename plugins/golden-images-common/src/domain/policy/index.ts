export * from './noticeRoute';
export * from './parsePolicy';
export * from './policy';
export * from './role';
