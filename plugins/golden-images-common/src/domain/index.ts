export * from './audit';
export * from './compliance';
export * from './customizations';
export * from './inventory';
export * from './policy';
export * from './releases';
