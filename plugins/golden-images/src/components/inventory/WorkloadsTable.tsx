import type { ReactNode } from 'react';
import LinearProgress from '@material-ui/core/LinearProgress';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { WorkloadRow } from '@image-governance/plugin-golden-images-common';
import { goldenImagesTranslationRef } from '../../translation';
import { useReducedMotion } from '../motion';
import { WorkloadTableRow } from './WorkloadTableRow';

const COLUMNS = [
  { key: 'workload', width: '22%' },
  { key: 'verdict', width: '20%' },
  { key: 'owner', width: '16%' },
  { key: 'release', width: '17%' },
  { key: 'images', width: '25%' },
] as const;

const useStyles = makeStyles(
  theme => ({
    title: { padding: theme.spacing(2, 2, 1.5) },
    // Keeps its height, so that rows do not jump when a load ends.
    progress: { height: 4 },
    table: { tableLayout: 'fixed', minWidth: 1000 },
  }),
  { name: 'GoldenImagesWorkloadsTable' },
);

/** Rows of workloads in the order of the server. The last ones stay while newer ones load. */
export function WorkloadsTable(props: {
  rows: readonly WorkloadRow[];
  /** All rows that match, over all pages. */
  total?: number;
  loading: boolean;
  emptyContent?: ReactNode;
  onSelect: (id: string) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const still = useReducedMotion();
  const { rows, total, loading, emptyContent, onSelect } = props;
  const what = t('inventory.workloads.what');
  return (
    <Paper>
      <Typography variant="h5" component="h2" className={classes.title}>
        {total === undefined
          ? t('inventory.workloads.title')
          : t('inventory.workloads.titleWithTotal', { total })}
      </Typography>
      <div className={classes.progress}>
        {loading && (
          <div role="status" aria-label={t('request.loading', { what })}>
            <LinearProgress
              aria-hidden
              variant={still ? 'determinate' : 'indeterminate'}
              value={100}
            />
          </div>
        )}
      </div>
      <TableContainer>
        <Table
          className={classes.table}
          size="small"
          aria-label={t('inventory.workloads.title')}
          aria-busy={loading}
        >
          <TableHead>
            <TableRow>
              {COLUMNS.map(({ key, width }) => (
                <TableCell key={key} style={{ width }}>
                  {t(`inventory.workloads.${key}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(row => (
              <WorkloadTableRow key={row.id} row={row} onSelect={onSelect} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {rows.length === 0 && emptyContent}
    </Paper>
  );
}
