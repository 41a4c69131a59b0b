import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  VERDICT_TEXT,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesTranslationRef } from '../../translation';
import { StatusChip } from './StatusChip';

/** A verdict in the words and the tone it has on every surface. */
export function VerdictChip(props: { verdict: Verdict; title?: string }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { verdict, title } = props;
  return (
    <StatusChip
      tone={VERDICT_TEXT[verdict].tone}
      label={t(`verdict.title.${verdict}`)}
      title={title}
    />
  );
}
