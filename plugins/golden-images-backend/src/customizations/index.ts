export * from './createCustomizations';
export * from './classify';
