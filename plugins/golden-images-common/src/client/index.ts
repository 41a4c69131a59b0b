export * from './AuditApi';
export * from './ClocksApi';
export * from './GoldenImagesApi';
export * from './GoldenImagesClient';
export * from './parseAnswer';
export * from './PromotionApi';
export * from './VerificationApi';
export * from './SubscriptionsApi';
