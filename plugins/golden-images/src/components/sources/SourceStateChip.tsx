import type { SourceView } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { StatusChip } from '../verdict';
import { shownState, STATE_TONES } from './sourceState';

/** State of a source in a word; the last error on hover. */
export function SourceStateChip(props: { source: SourceView }) {
  const { source } = props;
  const { t } = useTexts();
  const state = shownState(source);
  return (
    <StatusChip
      tone={STATE_TONES[state]}
      label={t(`sources.state.${state}`)}
      title={source.lastError}
    />
  );
}
