import {
  FINDING_TEXT,
  type Phase,
} from '@image-governance/plugin-golden-images-common';
import type { ShownTone } from '../verdict';

/** Tone of a phase; those that are findings too have the finding's tone. */
export function phaseTone(phase: Phase): ShownTone {
  switch (phase) {
    case 'approved':
    case 'active':
      return 'ok';
    case 'legacy':
    case 'final-calls':
    case 'unsupported':
      return FINDING_TEXT[phase].tone;
    case 'archived':
    case 'removed':
    case 'rejected':
      return 'error';
    case 'candidate':
    case 'testing':
      return 'info';
    default:
      return phase satisfies never;
  }
}
