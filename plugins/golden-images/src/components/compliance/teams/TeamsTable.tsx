import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import type {
  Team,
  TeamOrder,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { dateText } from '../../time';
import { TeamRow } from './TeamRow';
import type { TeamsShown } from './useTeamFilter';

/** What each column is ordered by at the first click: the worst, or the first of the alphabet, on top. */
const COLUMNS = [
  { sort: 'team', first: 'asc', title: 'teams.table.team', width: '14%' },
  {
    sort: 'adoption',
    first: 'asc',
    title: 'teams.table.adoption',
    width: '16%',
  },
  {
    sort: 'not-golden',
    first: 'desc',
    title: 'teams.table.notGolden',
    width: '16%',
  },
  {
    sort: 'unknown',
    first: 'desc',
    title: 'teams.table.unknown',
    width: '11%',
  },
  {
    sort: 'releases',
    first: 'desc',
    title: 'teams.table.releases',
    width: '12%',
  },
  {
    sort: 'deadline',
    first: 'asc',
    title: 'teams.table.deadline',
    width: '19%',
  },
  { sort: 'change', first: 'asc', title: 'teams.table.change', width: '12%' },
] as const satisfies readonly {
  sort: TeamOrder;
  first: 'asc' | 'desc';
  title: string;
  width: string;
}[];

/** The teams of a page in the order of the server; every heading orders them. */
export function TeamsTable(props: {
  teams: readonly Team[];
  shown: TeamsShown;
  onShow: (shown: TeamsShown) => void;
  /** Day that changes are measured against. */
  comparedWith?: string;
  busy: boolean;
}) {
  const { t } = useTexts();
  const { teams, shown, onShow, comparedWith, busy } = props;
  return (
    <TableContainer>
      <Table
        size="small"
        aria-label={t('teams.table.label')}
        aria-busy={busy}
        style={{ minWidth: 1060, tableLayout: 'fixed' }}
      >
        <TableHead>
          <TableRow>
            {COLUMNS.map(({ sort, first, title, width }) => {
              const sorted = shown.sort === sort;
              return (
                <TableCell
                  key={sort}
                  style={{ width, padding: '6px 12px' }}
                  sortDirection={sorted ? shown.order : false}
                >
                  <TableSortLabel
                    active={sorted}
                    direction={sorted ? shown.order : first}
                    onClick={() =>
                      onShow({
                        ...shown,
                        sort,
                        order: sorted ? reverse(shown.order) : first,
                      })
                    }
                  >
                    {sort === 'change' && comparedWith
                      ? t('teams.table.changeSince', {
                          since: dateText(t, comparedWith),
                        })
                      : t(title)}
                  </TableSortLabel>
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody>
          {teams.map(team => (
            <TeamRow
              key={team.ownerRef}
              team={team}
              compared={comparedWith !== undefined}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function reverse(order: 'asc' | 'desc'): 'asc' | 'desc' {
  return order === 'asc' ? 'desc' : 'asc';
}
