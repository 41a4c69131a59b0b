export { createGoldenImageColumn } from './createGoldenImageColumn';
