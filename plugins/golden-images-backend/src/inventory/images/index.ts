export * from './concurrently';
export * from './ImageLibrary';
export * from './ImageSession';
export * from './ImageStore';
export * from './TagHistory';
