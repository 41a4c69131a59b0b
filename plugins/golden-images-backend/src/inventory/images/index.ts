export * from './concurrently';
export * from './ImageLibrary';
export * from './imageRows';
export * from './ImageSession';
export * from './ImageStore';
export * from './TagHistory';
