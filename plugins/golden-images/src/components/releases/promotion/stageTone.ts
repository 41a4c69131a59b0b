import type {
  CandidateStage,
  GateResult,
} from '@image-governance/plugin-golden-images-common';
import type { ShownTone } from '../../verdict';

/** Tone of a candidate's stage. */
export function stageTone(stage: CandidateStage): ShownTone {
  switch (stage) {
    case 'approved':
    case 'promoted':
      return 'ok';
    case 'rejected':
      return 'error';
    default:
      return 'info';
  }
}

/** Tone of a gate. */
export function gateTone(state: GateResult['state']): ShownTone {
  switch (state) {
    case 'passed':
      return 'ok';
    case 'failed':
      return 'error';
    default:
      return 'neutral';
  }
}
