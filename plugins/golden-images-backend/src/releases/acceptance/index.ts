export * from './createAcceptance';
export * from './router';
