export { CalendarActions } from './CalendarActions';
export { PhaseChip } from './PhaseChip';
export { ReleaseLine } from './ReleaseLine';
export { ReleaseLink } from './ReleaseLink';
