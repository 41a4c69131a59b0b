export { PhaseChip } from './PhaseChip';
export { phaseTitle } from './phaseText';
export { ReleaseLine } from './ReleaseLine';
export { releaseName } from './releaseName';
