import Typography from '@material-ui/core/Typography';
import type { TierFinding } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { TierChip } from './TierChip';

/** Why a line has its tier, and what is done instead where that is known. */
export function FindingText(props: { finding: TierFinding }) {
  const { t } = useTexts();
  const { tier, reason, alternative, undecided, advisory } = props.finding;
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <TierChip tier={tier} />{' '}
      <Typography variant="body2" component="span">
        {reason}
      </Typography>
      {undecided && (
        <Typography variant="body2">
          {t('customization.findings.undecided')}
        </Typography>
      )}
      {advisory && <Typography variant="body2">{advisory}</Typography>}
      {alternative && (
        <Typography variant="body2">
          {t('customization.findings.alternative', { alternative })}
        </Typography>
      )}
    </div>
  );
}
