import { Fragment } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import {
  formatCount,
  type AuditEntry,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { LongText } from '../longText';
import { ageText, timeText, useNow } from '../time';
import { ActorName } from './ActorName';
import { ChangeList } from './ChangeList';
import { ObjectName } from './ObjectName';

const COLUMNS = [
  { key: 'entry', width: '7%' },
  { key: 'time', width: '14%' },
  { key: 'actor', width: '14%' },
  { key: 'action', width: '14%' },
  { key: 'object', width: '16%' },
  { key: 'change', width: '20%' },
  { key: 'reason', width: '15%' },
] as const;

const useStyles = makeStyles(
  {
    table: { tableLayout: 'fixed', minWidth: 1100 },
    cell: { verticalAlign: 'top', overflowWrap: 'anywhere' },
  },
  { name: 'GoldenImagesAuditTable' },
);

/** Decisions with who, when, what it changed and why. */
export function AuditTable(props: {
  entries: readonly AuditEntry[];
  loading: boolean;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { entries, loading } = props;
  return (
    <TableContainer tabIndex={0}>
      <Table
        className={classes.table}
        size="small"
        aria-label={t('audit.caption')}
        aria-busy={loading}
      >
        <TableHead>
          <TableRow>
            {COLUMNS.map(({ key, width }) => (
              <TableCell key={key} style={{ width }}>
                {t(`audit.${key}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {entries.map(entry => (
            <EntryRow key={entry.sequence} entry={entry} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function EntryRow({ entry }: { entry: AuditEntry }) {
  const classes = useStyles();
  const { t } = useTexts();
  const now = useNow();
  const { sequence, at, hash, actor, action, object, reason } = entry;
  const cells: [string, JSX.Element][] = [
    ['entry', <span title={hash}>{formatCount(sequence)}</span>],
    ['time', <>{`${timeText(t, at)} (${ageText(t, at, now)})`}</>],
    ['actor', <ActorName actor={actor} />],
    ['action', <ActionName action={action} />],
    ['object', <ObjectName object={object} />],
    ['change', <ChangeList before={entry.before} after={entry.after} />],
    ['reason', <>{reason && <LongText text={reason} />}</>],
  ];
  return (
    <TableRow>
      {cells.map(([key, content]) => (
        <TableCell key={key} className={classes.cell}>
          {content}
        </TableCell>
      ))}
    </TableRow>
  );
}

/** `release.test.report`, broken after a dot where there is little room. */
function ActionName({ action }: { action: string }) {
  return (
    <code>
      {action.split('.').map((part, i) => (
        <Fragment key={part}>
          {i > 0 && (
            <>
              .<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
