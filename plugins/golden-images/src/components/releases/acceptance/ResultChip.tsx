import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TestResult } from '@image-governance/plugin-golden-images-common';
import { goldenImagesTranslationRef } from '../../../translation';
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
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { result } = props;
  return (
    <StatusChip
      tone={result ? TONES[result] : 'neutral'}
      label={t(`acceptance.result.${result ?? 'untested'}`)}
    />
  );
}
