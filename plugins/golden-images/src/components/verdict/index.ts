export { FindingKinds, FindingList } from './FindingList';
export { StatusChip } from './StatusChip';
export { ToneIcon } from './ToneIcon';
export { toneColor, type ShownTone } from './tone';
export { VerdictChip } from './VerdictChip';
