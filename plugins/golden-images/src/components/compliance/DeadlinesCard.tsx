import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import {
  releaseTitle,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { countOf } from '../count';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { PhaseChip } from '../releases';
import { formatDeadline } from '../time';
import { ofReleases } from './figureFilters';

/** What falls next: releases that are still run, by the date to be off them. */
export function DeadlinesCard(props: { overview: Overview }) {
  const { deadlines } = props.overview;
  return (
    <InfoCard
      title="Next deadlines"
      subheader="Releases in production that are past their active phase, overdue ones first"
      variant="gridItem"
    >
      {deadlines.length === 0 ? (
        <Typography variant="body2">
          Every golden release in production is still active.
        </Typography>
      ) : (
        <TableContainer>
          <Table
            size="small"
            aria-label="Next deadlines"
            style={{ minWidth: 460 }}
          >
            <TableHead>
              <TableRow>
                <TableCell>Date</TableCell>
                <TableCell>Release</TableCell>
                <TableCell>Still runs it</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {deadlines.map(({ release, workloads, teams, pods }) => (
                <TableRow key={release.id}>
                  <TableCell style={{ lineHeight: 1.4 }}>
                    {release.timeline.deadline &&
                      formatDeadline(
                        release.timeline.deadline,
                        release.timeline.daysLeft,
                      )}
                  </TableCell>
                  <TableCell style={{ lineHeight: 1.6 }}>
                    <div>{releaseTitle(release)}</div>
                    <PhaseChip phase={release.timeline.phase} />
                  </TableCell>
                  <TableCell style={{ lineHeight: 1.4 }}>
                    <WorkloadsLink filter={ofReleases([release])}>
                      {countOf(workloads, 'workload')}
                    </WorkloadsLink>{' '}
                    of {countOf(teams, 'team')}, {countOf(pods, 'pod')}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </InfoCard>
  );
}
