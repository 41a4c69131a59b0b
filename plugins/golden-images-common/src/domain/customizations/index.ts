export * from './pullRequests';
export * from './requests';
export * from './tiers';
// The light part; what reads files is exported by subpath (`./dockerfile`).
export * from './upgrade/decideUpgrade';
export * from './upgrade/imageDecision';
