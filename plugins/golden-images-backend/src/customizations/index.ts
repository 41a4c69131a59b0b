export * from './createCustomizations';
