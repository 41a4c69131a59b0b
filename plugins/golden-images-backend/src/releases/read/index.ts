export * from './AuthorizedReleases';
export * from './DeprecationReader';
export * from './ReleaseReader';
export * from './ReleaseViews';
export * from './router';
export * from './stableChannels';
