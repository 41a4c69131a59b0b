import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type {
  ActivityView,
  Responsibilities,
  RoleView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';

/** The matrix as the handbook writes it; letters carry their meaning as a tooltip. */
export function RaciTable(props: { responsibilities: Responsibilities }) {
  const { t } = useTexts();
  const { activities, roles } = props.responsibilities;
  return (
    <TableContainer style={{ position: 'relative' }}>
      <Table
        size="small"
        aria-label={t('responsibilities.matrix')}
        style={{ minWidth: 640 }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('responsibilities.activity')}</TableCell>
            {roles.map(({ role, title }) => (
              <TableCell key={role} align="center">
                {title}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {activities.map(activity => (
            <TableRow key={activity.activity}>
              <TableCell component="th" scope="row" role="rowheader">
                {activity.title}
              </TableCell>
              {roles.map(role => (
                <Cell
                  key={role.role}
                  activity={activity}
                  role={role}
                  responsibilities={props.responsibilities}
                />
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Cell(props: {
  activity: ActivityView;
  role: RoleView;
  responsibilities: Responsibilities;
}) {
  const { t } = useTexts();
  const { activity, role, responsibilities } = props;
  const { cells, accountable } = activity;
  const cell = cells[role.role];
  const assumed = accountable.assumed && accountable.role === role.role;
  const meaning = responsibilities.legend
    .filter(({ letter }) => cell.split('/').includes(letter))
    .map(({ title }) => title)
    .join(', ');
  return (
    <TableCell align="center" title={meaning || t('responsibilities.none')}>
      {cell.includes('A') ? <strong>{cell}</strong> : cell}
      {assumed && (
        <Typography
          variant="caption"
          display="block"
          title={t('responsibilities.assumed', { role: role.title })}
        >
          {t('responsibilities.assumedShort')}
        </Typography>
      )}
    </TableCell>
  );
}
