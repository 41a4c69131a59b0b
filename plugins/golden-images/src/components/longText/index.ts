export { BreakableText } from './BreakableText';
export { LongText } from './LongText';
