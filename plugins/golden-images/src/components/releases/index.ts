export { CalendarActions } from './CalendarActions';
export { PhaseChip } from './PhaseChip';
export { phaseTitle } from './phaseText';
export { ReleaseLine } from './ReleaseLine';
export { ReleaseLink } from './ReleaseLink';
