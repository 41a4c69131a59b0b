import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  formatCount,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { CopyButton } from '../copy';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { dateText, deadlineText } from '../time';
import { GlanceLink } from './GlanceLink';
import { PhaseChip } from './PhaseChip';
import { ReleaseLink } from './ReleaseLink';

/** Releases of one track, with what a user of each must know. */
export function TrackTable(props: {
  family: string;
  track: string;
  releases: readonly ReleaseView[];
}) {
  const { t } = useTexts();
  const { family, track, releases } = props;
  const title = `${family} ${track}`;
  return (
    <section aria-label={title} style={{ marginBottom: 24 }}>
      <Typography variant="subtitle1" component="h3">
        {title}
      </Typography>
      {/* Holds what is placed for screen readers only, or the whole page would scroll sideways. */}
      <TableContainer style={{ position: 'relative' }}>
        <Table
          size="small"
          aria-label={t('releases.catalogue.table', { track: title })}
          style={{ tableLayout: 'fixed', minWidth: 800 }}
        >
          <TableHead>
            <ColumnTitles />
          </TableHead>
          <TableBody>
            {releases.map(release => (
              <ReleaseRow key={release.id} release={release} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </section>
  );
}

/** The same widths for every track, so that columns line up down the page. */
function ColumnTitles() {
  const { t } = useTexts();
  const columns: { title: string; width: string; align?: 'right' }[] = [
    { title: t('releases.catalogue.columns.release'), width: '17%' },
    { title: t('releases.catalogue.columns.phase'), width: '14%' },
    { title: t('releases.catalogue.columns.promoted'), width: '11.5%' },
    { title: t('releases.catalogue.columns.activeUntil'), width: '11.5%' },
    { title: t('releases.catalogue.columns.deadline'), width: '20%' },
    {
      title: t('releases.catalogue.columns.workloads'),
      width: '14%',
      align: 'right',
    },
    { title: t('releases.catalogue.columns.reference'), width: '12%' },
  ];
  return (
    <TableRow>
      {columns.map(({ title, width, align }) => (
        <TableCell key={title} align={align} style={{ width }}>
          {title}
        </TableCell>
      ))}
    </TableRow>
  );
}

function ReleaseRow(props: { release: ReleaseView }) {
  const { t } = useTexts();
  const { release } = props;
  const { timeline } = release;
  return (
    <TableRow>
      <TableCell component="th" scope="row" role="rowheader">
        <ReleaseLink id={release.id}>{release.tag}</ReleaseLink>
        <GlanceLink release={release} />
        {release.current && (
          <Typography variant="body2" color="textSecondary">
            {t('releases.catalogue.current')}
          </Typography>
        )}
        {!release.recorded && (
          <Typography variant="body2" color="textSecondary">
            {t('releases.catalogue.unrecorded')}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <PhaseChip phase={timeline.phase} />
      </TableCell>
      <TableCell>
        <Promoted release={release} />
      </TableCell>
      <TableCell>
        {timeline.activeUntil ? dateText(t, timeline.activeUntil) : '–'}
      </TableCell>
      <TableCell>
        {timeline.deadline
          ? deadlineText(t, timeline.deadline, timeline.daysLeft)
          : '–'}
      </TableCell>
      <TableCell align="right">
        <Users release={release} />
      </TableCell>
      <TableCell>
        <CopyButton
          text={release.pinnedReference}
          label={t('releases.catalogue.copyName', {
            reference: release.pinnedReference,
          })}
        >
          {t('releases.catalogue.copy')}
        </CopyButton>
      </TableCell>
    </TableRow>
  );
}

function Users(props: { release: ReleaseView }) {
  const { t } = useTexts();
  const { id, workloads } = props.release;
  return (
    <>
      <WorkloadsLink filter={{ release: [id] }} count={workloads.total}>
        {formatCount(workloads.total)}
      </WorkloadsLink>
      {workloads.production > 0 && (
        <>
          {' '}
          (
          <WorkloadsLink filter={{ release: [id], production: true }}>
            {t('releases.catalogue.inProduction', {
              workloads: formatCount(workloads.production),
            })}
          </WorkloadsLink>
          )
        </>
      )}
    </>
  );
}

function Promoted(props: { release: ReleaseView }) {
  const { t } = useTexts();
  const { promotedAt, stage } = props.release;
  if (promotedAt) {
    return <>{dateText(t, promotedAt)}</>;
  }
  return <>{stage ? '–' : t('releases.catalogue.unknown')}</>;
}
