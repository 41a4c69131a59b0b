export * from './requests';
export * from './tiers';
