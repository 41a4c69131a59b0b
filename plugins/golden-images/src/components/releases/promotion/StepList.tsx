import Typography from '@material-ui/core/Typography';
import type { PromotionStep } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { timeText } from '../../time/dateText';

/** The steps of R-GIM-01 that were taken, with what shows them. */
export function StepList(props: { steps: readonly PromotionStep[] }) {
  const { t } = useTexts();
  const { steps } = props;
  if (steps.length === 0) {
    return <Typography variant="body2">{t('promotion.steps.none')}</Typography>;
  }
  return (
    <ol style={{ margin: 0, paddingLeft: 20 }}>
      {steps.map(({ step, at, actor, digest, evidence }) => (
        <li key={`${step} ${digest}`}>
          <Typography variant="body2">
            {[
              t(`promotion.steps.${step}`),
              timeText(t, at),
              t('promotion.steps.by', { actor }),
            ].join(', ')}
          </Typography>
          {Object.entries(evidence)
            .filter(([, value]) => value !== '')
            .map(([name, value]) => (
              <Typography
                key={name}
                variant="body2"
                color="textSecondary"
                style={{ overflowWrap: 'anywhere' }}
              >
                {`${name}: ${value}`}
              </Typography>
            ))}
        </li>
      ))}
    </ol>
  );
}
