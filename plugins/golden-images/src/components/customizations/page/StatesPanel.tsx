import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  REQUEST_STATE_TITLE,
  type RequestView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { ActorName } from '../../audit/ActorName';
import { LongText } from '../../longText';
import { ageText, timeText, useNow } from '../../time';
import { StatusChip } from '../../verdict';
import { requestTone } from '../requestTone';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      padding: theme.spacing(0, 0, 2, 2),
      borderLeft: `2px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'GoldenImagesStatesPanel' },
);

/** Every state that it came to, oldest first, and where it can go from here (R-REQ-27). */
export function StatesPanel(props: { request: RequestView }) {
  const classes = useStyles();
  const { t } = useTexts();
  const now = useNow();
  const { states, nextStates } = props.request;
  return (
    <>
      <ol
        className={classes.root}
        aria-label={t('customization.sections.timeline')}
      >
        {states.map(({ state, revision, at, actor, reason }) => (
          <li key={`${at} ${state} ${revision}`} className={classes.item}>
            <StatusChip
              tone={requestTone(state)}
              label={REQUEST_STATE_TITLE[state]}
            />
            <Typography variant="body2">
              {`${timeText(t, at)} (${ageText(t, at, now)}), `}
              {t('customization.timeline.revision', {
                revision: String(revision),
              })}
              {', '}
              <ActorName actor={actor} />
            </Typography>
            {reason && (
              <Typography variant="body2" component="div">
                <LongText text={reason} />
              </Typography>
            )}
          </li>
        ))}
      </ol>
      <Typography variant="body2" color="textSecondary">
        {nextStates.length > 0
          ? t('customization.timeline.next', {
              states: nextStates
                .map(state => REQUEST_STATE_TITLE[state])
                .join(', '),
            })
          : t('customization.timeline.closed')}
      </Typography>
    </>
  );
}
