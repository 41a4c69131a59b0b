export * from './compliance';
export * from './entities';
export * from './inventory';
export * from './page';
export * from './releases';
export * from './sources';
export * from './teams';
