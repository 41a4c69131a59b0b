import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { Link } from '@backstage/core-components';
import { useTexts } from '../../translation';
import { dateText } from '../time';
import type { ChartDay } from './chartTypes';

/** The figures of a chart as a table, newest day first; days without figures say so. */
export function DayTable(props: {
  title: string;
  /** Every day of the range. */
  days: readonly string[];
  points: readonly ChartDay[];
}) {
  const { t } = useTexts();
  const { title, days, points } = props;
  const byDay = new Map(points.map(point => [point.day, point]));
  const first = points[0]?.day ?? '';
  // What lies before the first figures is no gap: nobody had looked yet.
  const shown = days.filter(day => day >= first).reverse();
  return (
    <TableContainer style={{ maxHeight: 320 }}>
      <Table size="small" stickyHeader aria-label={title}>
        <TableHead>
          <TableRow>
            <TableCell>{t('chart.day')}</TableCell>
            <TableCell>{t('chart.value')}</TableCell>
            <TableCell>{t('chart.note')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map(day => {
            const point = byDay.get(day);
            return (
              <TableRow key={day}>
                <TableCell component="th" scope="row" role="rowheader">
                  {dateText(t, day)}
                </TableCell>
                <TableCell>
                  {point ? (
                    <Link to={point.to} underline="always">
                      {point.text}
                    </Link>
                  ) : (
                    t('chart.noSnapshot')
                  )}
                </TableCell>
                <TableCell>{point?.note}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
