import Typography from '@material-ui/core/Typography';
import type { SignOff } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { timeText } from '../../time/dateText';

/** Who signed off, vetoed or lifted a veto, when and why; oldest first. */
export function SignOffList(props: {
  signOffs: readonly SignOff[];
  /** What is under evaluation now. */
  digest: string;
}) {
  const { t } = useTexts();
  const { signOffs, digest } = props;
  if (signOffs.length === 0) {
    return (
      <Typography variant="body2">{t('promotion.signOffs.none')}</Typography>
    );
  }
  return (
    <ul style={{ margin: 0, paddingLeft: 20 }}>
      {signOffs.map(each => (
        <Typography
          key={`${each.at} ${each.actor} ${each.role}`}
          component="li"
          variant="body2"
          style={{ overflowWrap: 'anywhere' }}
        >
          {[
            t(`promotion.signOffs.${each.decision}`, {
              actor: each.actor,
              role: each.role,
            }),
            timeText(t, each.at),
            ...(each.digest === digest ? [] : [t('promotion.signOffs.former')]),
          ].join(', ')}
          {each.reason && `: ${each.reason}`}
        </Typography>
      ))}
    </ul>
  );
}
