export * from './LeadTimeReader';
