import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { CalendarFeed } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { dateText } from '../time';
import { ownerName } from './ownerName';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(3) },
    list: { listStyle: 'none', margin: 0, padding: 0 },
    feed: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 0),
      ...theme.typography.body2,
    },
    text: { minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesCalendarFeedList' },
);

/** Addresses in use that the viewer may revoke. The addresses themselves are not known any more. */
export function CalendarFeedList(props: {
  feeds: readonly CalendarFeed[];
  onRevoke: (id: string) => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <section className={classes.root}>
      <Typography variant="subtitle2" component="h3">
        {t('releases.calendar.existing')}
      </Typography>
      {props.feeds.length === 0 && (
        <Typography variant="body2">
          {t('releases.calendar.noneYet')}
        </Typography>
      )}
      <ul className={classes.list}>
        {props.feeds.map(({ id, ownerRef, createdBy, createdAt }) => {
          const owner = ownerRef
            ? ownerName(ownerRef)
            : t('releases.calendar.all');
          const date = dateText(t, createdAt);
          return (
            <li key={id} className={classes.feed}>
              <span className={classes.text}>
                {owner},{' '}
                {t('releases.calendar.madeBy', {
                  user: ownerName(createdBy),
                  date,
                })}
              </span>
              <Button
                size="small"
                aria-label={t('releases.calendar.revokeName', { owner, date })}
                onClick={() => props.onRevoke(id)}
              >
                {t('releases.calendar.revoke')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
