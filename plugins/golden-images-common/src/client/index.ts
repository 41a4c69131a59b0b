export * from './GoldenImagesApi';
export * from './GoldenImagesClient';
