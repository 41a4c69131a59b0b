export * from './GoldenImagesApi';
export * from './GoldenImagesClient';
export * from './parseAnswer';
export * from './ReleaseDocumentsApi';
export * from './PromotionApi';
export * from './VerificationApi';
