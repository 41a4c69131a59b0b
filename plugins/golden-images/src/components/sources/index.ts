export { isDoubtful } from './isDoubtful';
export { SourceStateChip } from './SourceStateChip';
export { StaleSources } from './StaleSources';
