import type { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { Capped } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ShowMore } from './ShowMore';
import { useShownRows } from './useShownRows';

const STEP = 20;

/** Room for a word: what is longer may break anywhere. */
const CELL = { overflowWrap: 'anywhere', minWidth: 88 } as const;

/** A column of a {@link CappedTable}. */
export interface CappedColumn<T> {
  readonly title: string;
  readonly cell: (row: T) => ReactNode;
}

/** A table of a list of which the API sends the beginning: its rows step by step, and how many there are in all. */
export function CappedTable<T>(props: {
  label: string;
  rows: Capped<T>;
  columns: readonly CappedColumn<T>[];
  /** Name of a row, unlike that of every other. */
  rowKey: (row: T) => string;
}) {
  const { t } = useTexts();
  const { label, rows, columns, rowKey } = props;
  const { shown, hidden, showMore } = useShownRows(rows.items, STEP);
  const unsent = rows.totalItems - rows.items.length;
  return (
    <>
      <TableContainer>
        <Table size="small" aria-label={label} style={{ minWidth: 420 }}>
          <TableHead>
            <TableRow>
              {columns.map(({ title }) => (
                <TableCell key={title}>{title}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map(row => (
              <TableRow key={rowKey(row)}>
                {columns.map(({ title, cell }) => (
                  <TableCell key={title} style={CELL}>
                    {cell(row)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <ShowMore hidden={hidden} onClick={showMore} />
      {hidden === 0 && unsent > 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('count.notListed', { count: unsent })}
        </Typography>
      )}
    </>
  );
}
