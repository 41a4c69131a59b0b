export * from './createVerification';
export { type ReleaseVerification } from './ReleaseVerification';
export * from './router';
