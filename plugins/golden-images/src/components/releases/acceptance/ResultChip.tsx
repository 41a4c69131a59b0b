import type { TestResult } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { StatusChip, type ShownTone } from '../../verdict';

const TONES: Readonly<Record<TestResult, ShownTone>> = {
  passed: 'ok',
  failed: 'error',
  // Nothing is known of the image, but the gate does not open either.
  error: 'warning',
  running: 'info',
};

/** How a run ended; nothing given is a stack that was never tested. */
export function ResultChip(props: { result?: TestResult }) {
  const { t } = useTexts();
  const { result } = props;
  return (
    <StatusChip
      tone={result ? TONES[result] : 'neutral'}
      label={t(`acceptance.result.${result ?? 'untested'}`)}
    />
  );
}
