export { SourceStateChip } from './SourceStateChip';
