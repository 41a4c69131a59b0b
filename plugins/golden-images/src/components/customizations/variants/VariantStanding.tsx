import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import type {
  ApprovedVariant,
  VariantAdoption,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { shortenDigests } from '../../copy';
import { StatusChip, type ShownTone } from '../../verdict';

const TONES: Readonly<Record<VariantAdoption, ShownTone>> = {
  adopted: 'ok',
  'still-on-base': 'warning',
  elsewhere: 'warning',
  'not-running': 'info',
  unknown: 'neutral',
};

/** Whether a team runs its approved variant (R-APP-05). */
export function AdoptionText(props: { variant: ApprovedVariant }) {
  const { t } = useTexts();
  const { state, sentence } = props.variant.adoption;
  return (
    <Line tone={TONES[state]} label={t(`variants.${state}`)}>
      {shortenDigests(sentence)}
    </Line>
  );
}

/** Whether a variant is to be built anew, since its base was overtaken (R-APP-13). */
export function RebuildText(props: { variant: ApprovedVariant }) {
  const { t } = useTexts();
  const { needed, sentence } = props.variant.rebuild;
  return (
    <Line
      tone={needed ? 'warning' : 'ok'}
      label={needed ? t('variants.rebuild') : t('variants.noRebuild')}
    >
      {sentence}
    </Line>
  );
}

function Line(props: { tone: ShownTone; label: string; children: ReactNode }) {
  const { tone, label, children } = props;
  return (
    <Typography
      variant="body2"
      component="div"
      gutterBottom
      style={{ overflowWrap: 'anywhere' }}
    >
      <StatusChip tone={tone} label={label} /> {children}
    </Typography>
  );
}
