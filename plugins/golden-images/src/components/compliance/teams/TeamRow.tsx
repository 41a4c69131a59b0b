import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Team } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { CalendarActions } from '../../releases';
import {
  AdoptionFigure,
  ChangeText,
  DeadlineList,
  NonGoldenLinks,
  ReleasesInUseLink,
  UnknownLink,
} from '../standing';

/** Deadlines that fit into a row. */
const DEADLINES = 2;

const useStyles = makeStyles(
  {
    cell: {
      lineHeight: 1.5,
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
      padding: '8px 12px',
    },
  },
  { name: 'GoldenImagesTeamRow' },
);

/** A team: every figure opens the workloads it was computed from. */
export function TeamRow(props: { team: Team; compared: boolean }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { team, compared } = props;
  const rows = { owner: [team.ownerRef] };
  return (
    <TableRow>
      <TableCell component="th" scope="row" className={classes.cell}>
        <EntityRefLink entityRef={team.ownerRef} />
      </TableCell>
      <TableCell className={classes.cell}>
        <AdoptionFigure adoption={team.adoption} rows={rows} />
      </TableCell>
      <TableCell className={classes.cell}>
        <NonGoldenLinks standing={team} rows={rows} />
      </TableCell>
      <TableCell className={classes.cell}>
        <UnknownLink standing={team} rows={rows} />
      </TableCell>
      <TableCell className={classes.cell}>
        <ReleasesInUseLink standing={team} rows={rows} />
      </TableCell>
      <TableCell className={classes.cell}>
        <DeadlineList standing={team} rows={rows} limit={DEADLINES} />
        {team.overdue.length + team.upcoming.length > 0 && (
          <CalendarActions compact owner={team.ownerRef} />
        )}
      </TableCell>
      <TableCell className={classes.cell}>
        {team.change ? (
          <ChangeText change={team.change} />
        ) : (
          t(compared ? 'teams.table.newTeam' : 'teams.table.notCompared')
        )}
      </TableCell>
    </TableRow>
  );
}
