export * from './documentToClassify';
export * from './tier';
