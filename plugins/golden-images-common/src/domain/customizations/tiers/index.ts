export * from './tier';
