export * from './LeadTimeReader';
export * from './PromotionTimesReader';
