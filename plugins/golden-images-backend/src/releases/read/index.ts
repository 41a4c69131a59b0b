export * from './AuthorizedReleases';
export * from './DeprecationReader';
export * from './ReleaseReader';
export * from './ReleaseViews';
export * from './ReleaseViewsReader';
export * from './router';
export * from './stableChannels';
export * from './TrackReader';
