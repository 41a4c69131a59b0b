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
import { CopyButton } from '../copy';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { formatDate, formatDeadline } from '../time';
import { PhaseChip } from './PhaseChip';

/** The same widths for every track, so that columns line up down the page. */
const COLUMNS: readonly {
  title: string;
  width: string;
  align?: 'right';
}[] = [
  { title: 'Release', width: '20%' },
  { title: 'Phase', width: '13%' },
  { title: 'Promoted', width: '11%' },
  { title: 'Active until', width: '11%' },
  { title: 'Be off it by', width: '18%' },
  { title: 'Workloads', width: '15%', align: 'right' },
  { title: 'Reference', width: '12%' },
];

/** Releases of one track, with what a user of each must know. */
export function TrackTable(props: {
  family: string;
  track: string;
  releases: readonly ReleaseView[];
}) {
  const { family, track, releases } = props;
  return (
    <section aria-label={`${family} ${track}`} style={{ marginBottom: 24 }}>
      <Typography variant="subtitle1" component="h3">
        {family} {track}
      </Typography>
      <TableContainer>
        <Table
          size="small"
          aria-label={`Releases of ${family} ${track}`}
          style={{ tableLayout: 'fixed', minWidth: 800 }}
        >
          <TableHead>
            <TableRow>
              {COLUMNS.map(({ title, width, align }) => (
                <TableCell key={title} align={align} style={{ width }}>
                  {title}
                </TableCell>
              ))}
            </TableRow>
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

function ReleaseRow(props: { release: ReleaseView }) {
  const { release } = props;
  const { timeline, workloads } = release;
  return (
    <TableRow>
      <TableCell component="th" scope="row" role="rowheader">
        {release.tag}
        {release.current && (
          <Typography variant="body2" color="textSecondary">
            current: new services start here
          </Typography>
        )}
        {!release.recorded && (
          <Typography variant="body2" color="textSecondary">
            not on record
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <PhaseChip phase={timeline.phase} />
      </TableCell>
      <TableCell>{promoted(release)}</TableCell>
      <TableCell>
        {timeline.activeUntil ? formatDate(timeline.activeUntil) : '–'}
      </TableCell>
      <TableCell>
        {timeline.deadline
          ? formatDeadline(timeline.deadline, timeline.daysLeft)
          : '–'}
      </TableCell>
      <TableCell align="right">
        {workloads.total === 0 ? (
          '0'
        ) : (
          <>
            <WorkloadsLink filter={{ release: [release.id] }}>
              {formatCount(workloads.total)}
            </WorkloadsLink>
            {workloads.production > 0 && (
              <>
                {' '}
                (
                <WorkloadsLink
                  filter={{ release: [release.id], production: true }}
                >
                  {formatCount(workloads.production)} in production
                </WorkloadsLink>
                )
              </>
            )}
          </>
        )}
      </TableCell>
      <TableCell>
        <CopyButton
          text={release.pinnedReference}
          label={`Copy ${release.pinnedReference}`}
        >
          Copy
        </CopyButton>
      </TableCell>
    </TableRow>
  );
}

function promoted(release: ReleaseView): string {
  if (release.promotedAt) {
    return formatDate(release.promotedAt);
  }
  return release.stage ? '–' : 'unknown';
}
