export { FindingKinds, FindingList } from './FindingList';
export { StatusChip } from './StatusChip';
export { ToneIcon } from './ToneIcon';
export { toneColor } from './tone';
export { VerdictChip } from './VerdictChip';
