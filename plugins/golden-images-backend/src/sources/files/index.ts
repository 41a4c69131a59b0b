export * from './GovernanceFile';
export * from './manifests';
