import Typography from '@material-ui/core/Typography';
import { useTexts } from '../../../translation';
import { versionName } from '../../releases/versionName';
import { dateText, deadlineText } from '../../time';
import type { ImageOption } from './imageOptions';

/** The phase of a track's release and until when it lasts, or why it is not for new services. */
export function ImageOptionText(props: { option: ImageOption }) {
  const { t } = useTexts();
  const { release, recommended } = props.option;
  const { phase, deadline, daysLeft, supportEndsAt } = release.timeline;
  const end = supportEndsAt && dateText(t, supportEndsAt);
  const date = deadline ? deadlineText(t, deadline, daysLeft) : end;
  const until = date
    ? t('fields.image.until', { date })
    : t('fields.image.noEnd');
  return (
    <Typography
      variant="caption"
      display="block"
      color="textSecondary"
      style={{ overflowWrap: 'anywhere' }}
    >
      {recommended
        ? t('fields.image.recommended', {
            release: versionName(release.version),
            phase: t(`releases.phase.${phase}`),
            until,
          })
        : t('fields.image.notForNew', {
            reason: `${t(`releases.phase.${phase}`)}. ${t(
              `releases.support.${phase}`,
            )}`,
          })}
    </Typography>
  );
}
