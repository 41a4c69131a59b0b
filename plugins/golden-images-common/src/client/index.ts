export * from './AcceptanceApi';
export * from './GoldenImagesApi';
export * from './GoldenImagesClient';
export * from './parseAnswer';
export * from './PromotionApi';
export * from './VerificationApi';
