export { PhaseChip } from './PhaseChip';
export { phaseTitle } from './phaseText';
export { ReleaseLine } from './ReleaseLine';
