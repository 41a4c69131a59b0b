export * from './pullRequests';
export * from './requests';
export * from './tiers';
