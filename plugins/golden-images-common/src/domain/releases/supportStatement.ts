import type { Phase } from './phase';

/** What a phase means for the people who run it, in one sentence (AMB-01c, AMB-01e, R-DEP-01..04, R-EOL-01..04). */
export function supportStatement(phase: Phase): string {
  switch (phase) {
    case 'candidate':
      return 'Under evaluation; not for production.';
    case 'testing':
      return 'In acceptance testing; not for production.';
    case 'approved':
      return 'Approved, not yet promoted; not for production.';
    case 'active':
      return 'Full support: features, fixes and patches.';
    case 'legacy':
      return 'Security patches only; plan the migration.';
    case 'final-calls':
      return 'Critical security patches only; migrate now.';
    case 'unsupported':
      return 'No patches; new deployments are blocked, the image can still be pulled.';
    case 'archived':
      return 'No patches; the image is archived and no longer available.';
    case 'removed':
      return 'No patches; the image is removed from the registry.';
    case 'rejected':
      return 'Rejected; never to be used.';
    default:
      return unreachable(phase);
  }
}

function unreachable(phase: never): never {
  throw new TypeError(`Unknown phase '${phase}'`);
}
