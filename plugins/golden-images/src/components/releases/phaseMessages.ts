import {
  PHASE_TITLE,
  supportStatement,
  type Phase,
} from '@image-governance/plugin-golden-images-common';

/** Words of phases and what each means, by its code; the domain's unless a portal says otherwise. */
export const phaseMessages = {
  phase: {
    candidate: PHASE_TITLE.candidate,
    testing: PHASE_TITLE.testing,
    approved: PHASE_TITLE.approved,
    active: PHASE_TITLE.active,
    legacy: PHASE_TITLE.legacy,
    'final-calls': PHASE_TITLE['final-calls'],
    unsupported: PHASE_TITLE.unsupported,
    archived: PHASE_TITLE.archived,
    removed: PHASE_TITLE.removed,
    rejected: PHASE_TITLE.rejected,
  } satisfies Record<Phase, string>,
  support: {
    candidate: supportStatement('candidate'),
    testing: supportStatement('testing'),
    approved: supportStatement('approved'),
    active: supportStatement('active'),
    legacy: supportStatement('legacy'),
    'final-calls': supportStatement('final-calls'),
    unsupported: supportStatement('unsupported'),
    archived: supportStatement('archived'),
    removed: supportStatement('removed'),
    rejected: supportStatement('rejected'),
  } satisfies Record<Phase, string>,
  until: 'until {{deadline}}',
} as const;
