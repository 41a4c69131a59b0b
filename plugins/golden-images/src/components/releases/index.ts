export { PhaseChip } from './PhaseChip';
export { ReleaseLine } from './ReleaseLine';
