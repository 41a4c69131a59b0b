import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  REQUEST_CHECK_TITLE,
  type RequestView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { SafeMarkdown } from '../../markdown';
import { timeText } from '../../time';
import { StatusChip } from '../../verdict';
import { checkTone } from '../requestTone';
import { WebLink } from '../WebLink';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gap: theme.spacing(1),
    },
    item: {
      display: 'grid',
      gridTemplateColumns: '110px minmax(0, 1fr)',
      gap: theme.spacing(0, 1.5),
      alignItems: 'start',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesChecksPanel' },
);

/** Every check with its state in a word and what to do about it (R-REQ-14..19). */
export function ChecksPanel(props: { request: RequestView }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { checks, checksComment } = props.request;
  if (checks.length === 0) {
    return (
      <Typography variant="body2">{t('customization.checks.none')}</Typography>
    );
  }
  return (
    <>
      <ul
        className={classes.list}
        aria-label={t('customization.sections.checks')}
      >
        {checks.map(({ check, state, because, at, logUrl }) => (
          <li key={check} className={classes.item}>
            <StatusChip
              tone={checkTone(state)}
              label={t(`customization.checks.${state}`)}
            />
            <div>
              <Typography variant="subtitle2">
                {REQUEST_CHECK_TITLE[check]}
              </Typography>
              <Typography variant="body2" color="textSecondary">
                {because} {at && `${timeText(t, at)}. `}
                {logUrl && (
                  <WebLink url={logUrl}>
                    {t('customization.checks.log')}
                  </WebLink>
                )}
              </Typography>
            </div>
          </li>
        ))}
      </ul>
      {checksComment && (
        <>
          <Typography
            variant="subtitle2"
            component="h4"
            style={{ marginTop: 16 }}
          >
            {t('customization.checks.todo')}
          </Typography>
          <SafeMarkdown text={checksComment} />
        </>
      )}
    </>
  );
}
