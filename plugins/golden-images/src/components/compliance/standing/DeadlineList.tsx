import {
  parseReleaseId,
  releaseTitle,
  type Standing,
  type StandingDeadline,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { deadlineText } from '../../time';
import { ToneIcon, type ShownTone } from '../../verdict';
import { RowsLink, type Rows } from './RowsLink';
import { useListStyles } from './useListStyles';

/** Releases to get off, overdue ones first, then the nearest: date, release, and the workloads that still run it. */
export function DeadlineList(props: {
  standing: Pick<Standing, 'overdue' | 'upcoming'>;
  rows?: Rows;
  /** Releases that are shown; the rest is counted. */
  limit: number;
}) {
  const classes = useListStyles();
  const { t } = useTexts();
  const { standing, rows, limit } = props;
  const all = [...standing.overdue, ...standing.upcoming];
  const rest = all.slice(limit);
  if (all.length === 0) {
    return <>{t('standing.deadline.none')}</>;
  }
  return (
    <ul className={classes.list}>
      {all.slice(0, limit).map(deadline => (
        <li key={deadline.release} className={classes.item}>
          <ToneIcon tone={toneOf(deadline)} />
          <Deadline deadline={deadline} rows={rows} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <RowsLink
            rows={rows}
            filter={{ release: rest.map(({ release }) => release) }}
          >
            {t('standing.deadline.more', { count: rest.length })}
          </RowsLink>
        </li>
      )}
    </ul>
  );
}

function Deadline(props: { deadline: StandingDeadline; rows?: Rows }) {
  const { t } = useTexts();
  const { deadline, rows } = props;
  const urgency = urgencyOf(deadline);
  return (
    <span>
      {urgency && <strong>{t(urgency)} </strong>}
      {deadlineText(t, deadline.deadline, deadline.daysLeft)}
      <br />
      {titleOf(deadline.release)}{' '}
      <span style={{ whiteSpace: 'nowrap' }}>
        <RowsLink rows={rows} filter={{ release: [deadline.release] }}>
          {t('standing.all', { count: deadline.workloads })}
        </RowsLink>
      </span>
    </span>
  );
}

function urgencyOf({ daysLeft, lastMonth }: StandingDeadline) {
  if (daysLeft < 0) {
    return 'standing.deadline.overdue' as const;
  }
  return lastMonth ? ('standing.deadline.lastMonth' as const) : undefined;
}

function toneOf({ daysLeft, lastMonth }: StandingDeadline): ShownTone {
  if (daysLeft < 0) {
    return 'error';
  }
  return lastMonth ? 'warning' : 'info';
}

function titleOf(release: string): string {
  const name = parseReleaseId(release);
  return name ? releaseTitle(name) : release;
}
