export { RetentionReader } from './RetentionReader';
