export * from './createNotes';
export { type ReleaseNotes } from './ReleaseNotes';
export * from './router';
