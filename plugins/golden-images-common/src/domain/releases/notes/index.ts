export * from './releaseNotes';
