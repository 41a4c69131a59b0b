import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { DateTime } from 'luxon';
import type { ReleaseView } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { deadlineText, useNow } from '../time';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    date: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 15em) minmax(0, 1fr)',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 0),
      ...theme.typography.body2,
    },
  }),
  { name: 'GoldenImagesReleaseDates' },
);

/** The days of a release's life, past and to come, in order. */
export function ReleaseDates(props: { release: ReleaseView }) {
  const classes = useStyles();
  const { t } = useTexts();
  const today = useNow().toISOString().slice(0, 10);
  const { upstreamReleasedAt, promotedAt, removedAt, timeline } = props.release;
  const dates: [string, string | undefined][] = [
    [
      t('releases.catalogue.detail.dates.upstreamReleasedAt'),
      upstreamReleasedAt,
    ],
    [t('releases.catalogue.detail.dates.promotedAt'), promotedAt],
    [t('releases.catalogue.detail.dates.announcedAt'), timeline.announcedAt],
    [t('releases.catalogue.detail.dates.activeUntil'), timeline.activeUntil],
    [
      t('releases.catalogue.detail.dates.finalCallsFrom'),
      timeline.finalCallsFrom,
    ],
    [
      t('releases.catalogue.detail.dates.supportEndsAt'),
      timeline.supportEndsAt,
    ],
    [t('releases.catalogue.detail.dates.removalAt'), timeline.removalAt],
    [t('releases.catalogue.detail.dates.archivedAt'), timeline.archivedAt],
    [t('releases.catalogue.detail.dates.removedAt'), removedAt],
  ];
  const known = dates
    .flatMap(([what, day]) => (day === undefined ? [] : [{ what, day }]))
    .sort((a, b) => a.day.localeCompare(b.day));
  if (known.length === 0) {
    return (
      <Typography variant="body2">
        {t('releases.catalogue.detail.noDates')}
      </Typography>
    );
  }
  return (
    <ol className={classes.list}>
      {known.map(({ what, day }) => (
        <li key={what} className={classes.date}>
          <span>{what}</span>
          <time dateTime={day}>{deadlineText(t, day, daysTo(day, today))}</time>
        </li>
      ))}
    </ol>
  );
}

function daysTo(day: string, today: string): number {
  const zone = { zone: 'utc' };
  return DateTime.fromISO(day, zone)
    .startOf('day')
    .diff(DateTime.fromISO(today, zone), 'days').days;
}
