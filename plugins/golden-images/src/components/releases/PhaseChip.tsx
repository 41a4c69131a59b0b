import type { Phase } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { StatusChip } from '../verdict';
import { phaseTone } from './phaseTone';

/** The phase of a release in words, shape and colour; what it means is in the tooltip. */
export function PhaseChip(props: { phase: Phase }) {
  const { t } = useTexts();
  const { phase } = props;
  return (
    <StatusChip
      tone={phaseTone(phase)}
      label={t(`releases.phase.${phase}`)}
      title={t(`releases.support.${phase}`)}
    />
  );
}
