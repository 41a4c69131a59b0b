import {
  supportStatement,
  type Phase,
} from '@image-governance/plugin-golden-images-common';
import { StatusChip } from '../verdict';
import { phaseTitle, phaseTone } from './phaseText';

/** The phase of a release in words, shape and colour; what it means is in the tooltip. */
export function PhaseChip(props: { phase: Phase }) {
  return (
    <StatusChip
      tone={phaseTone(props.phase)}
      label={phaseTitle(props.phase)}
      title={supportStatement(props.phase)}
    />
  );
}
