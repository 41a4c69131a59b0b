import {
  FINDING_TEXT,
  type Phase,
  type Tone,
} from '@image-governance/plugin-golden-images-common';

/** Tone of a phase; those that are findings too have the finding's tone. */
export function phaseTone(phase: Phase): Tone {
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
      return 'neutral';
    default:
      return phase satisfies never;
  }
}

/** `final-calls` → `Final calls`. */
export function phaseTitle(phase: string): string {
  const words = phase.replaceAll('-', ' ');
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}
