import {
  VERDICT_TEXT,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { StatusChip } from './StatusChip';

/** A verdict in the words and the tone it has on every surface. */
export function VerdictChip(props: { verdict: Verdict; title?: string }) {
  const { t } = useTexts();
  const { verdict, title } = props;
  return (
    <StatusChip
      tone={VERDICT_TEXT[verdict].tone}
      label={t(`verdict.title.${verdict}`)}
      title={title}
    />
  );
}
