export * from './compliance';
export * from './entities';
export * from './inventory';
export * from './page';
export * from './releases';
export * from './signals';
export * from './sources';
export * from './teams';
