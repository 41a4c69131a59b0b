export * from './attach';
export * from './createScans';
export * from './images';
export * from './judgment';
export * from './live';
export * from './scan';
