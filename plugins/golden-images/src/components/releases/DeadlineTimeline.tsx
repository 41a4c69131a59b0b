import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { DateTime } from 'luxon';
import { InfoCard } from '@backstage/core-components';
import {
  deadlineEvents,
  type DeadlineEvent,
  type DeprecationView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { dateText, useNow } from '../time';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    day: {
      display: 'grid',
      gridTemplateColumns: '6.5em minmax(0, 1fr)',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
      ...theme.typography.body2,
    },
    past: { color: theme.palette.text.secondary },
    title: { overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesDeadlineTimeline' },
);

/** All days of the releases that must be left, month by month. */
export function DeadlineTimeline(props: {
  deprecations: readonly DeprecationView[];
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const today = useNow().toISOString().slice(0, 10);
  const events = props.deprecations
    .flatMap(({ release }) => deadlineEvents(release, release.timeline))
    .sort((a, b) => a.day.localeCompare(b.day));
  return (
    <InfoCard
      title={t('releases.deprecations.timeline.title')}
      subheader={t('releases.deprecations.timeline.subheader')}
    >
      {byMonth(events).map(([month, ofMonth]) => (
        <section key={month} aria-label={month}>
          <Typography variant="subtitle2" component="h3">
            {month}
          </Typography>
          <ul className={classes.list}>
            {ofMonth.map(({ day, title }) => (
              <li
                key={`${day} ${title}`}
                className={`${classes.day} ${day < today ? classes.past : ''}`}
              >
                <time dateTime={day}>{dateText(t, day)}</time>
                <span className={classes.title}>
                  {title}
                  {day < today &&
                    ` (${t('releases.deprecations.timeline.past')})`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </InfoCard>
  );
}

function byMonth(
  events: readonly DeadlineEvent[],
): [month: string, events: DeadlineEvent[]][] {
  const months = new Map<string, DeadlineEvent[]>();
  for (const event of events) {
    const month = DateTime.fromISO(event.day, {
      zone: 'utc',
      locale: 'en',
    }).toFormat('LLLL yyyy');
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return [...months];
}
