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
import { useTexts } from '../../translation';
import { useReducedMotion } from '../motion';

const useStyles = makeStyles(
  theme => ({
    title: { padding: theme.spacing(2, 2, 1.5) },
    // Keeps its height, so that rows do not jump when a load ends.
    progress: { height: 4 },
    // Holds what is placed for screen readers only, or the whole page would scroll sideways.
    scroll: { position: 'relative' },
    table: { tableLayout: 'fixed', minWidth: 1000 },
  }),
  { name: 'GoldenImagesListTable' },
);

/** A long list with its title, in the order of the server. Its last rows stay while newer ones load. */
export function ListTable(props: {
  /** Heading, with the count once it is known. */
  title: string;
  /** What the list is of, for screen readers. */
  label: string;
  /** What is being loaded, e.g. `the workloads`. */
  what: string;
  columns: readonly { readonly title: string; readonly width: string }[];
  loading: boolean;
  /** Stands below the titles where there are no rows. */
  emptyContent?: ReactNode;
  /** Rows of the table; none when the list is empty. */
  children: readonly ReactNode[];
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const still = useReducedMotion();
  const { title, label, what, columns, loading, emptyContent, children } =
    props;
  return (
    <Paper>
      <Typography variant="h5" component="h2" className={classes.title}>
        {title}
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
      <TableContainer className={classes.scroll}>
        <Table
          className={classes.table}
          size="small"
          aria-label={label}
          aria-busy={loading}
        >
          <TableHead>
            <TableRow>
              {columns.map(column => (
                <TableCell key={column.title} style={{ width: column.width }}>
                  {column.title}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>{children}</TableBody>
        </Table>
      </TableContainer>
      {children.length === 0 && emptyContent}
    </Paper>
  );
}
