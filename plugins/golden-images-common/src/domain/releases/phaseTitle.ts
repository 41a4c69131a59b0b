import type { Phase } from './phase';

/** Each phase in words, the same on every surface. */
export const PHASE_TITLE: Readonly<Record<Phase, string>> = {
  candidate: 'Candidate',
  testing: 'Testing',
  approved: 'Approved',
  active: 'Active',
  legacy: 'Legacy',
  'final-calls': 'Final calls',
  unsupported: 'Unsupported',
  archived: 'Archived',
  removed: 'Removed',
  rejected: 'Rejected',
};
