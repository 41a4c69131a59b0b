import type { Tier } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { StatusChip } from '../verdict';
import { tierTone } from './requestTone';

/** A tier in a word, shape and colour; what it means is in the tooltip. */
export function TierChip(props: { tier: Tier }) {
  const { t } = useTexts();
  const { tier } = props;
  return (
    <StatusChip
      tone={tierTone(tier)}
      label={t(`customizations.tier.tier${tier}`)}
      title={t(`customizations.tierMeaning.tier${tier}`)}
    />
  );
}
