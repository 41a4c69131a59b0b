import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  releaseTitle,
  type Removable,
  type RetentionPage as Report,
  type RetentionRow,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { formatSize } from '../../images/formatSize';
import { Pager } from '../../inventory/Pager';
import { usePages, type Pages } from '../../inventory/usePages';
import { PhaseChip, ReleaseLink } from '../../releases';
import { Loaded } from '../../request';
import { dateText } from '../../time';

const PAGE_SIZE = 50;

/** What may leave the registry, from when, and how much that frees (R-RET-05). */
export function RetentionPage() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const pages = usePages<RetentionRow, Report>(
    cursor => api.getRetention({}, { cursor, limit: PAGE_SIZE }),
    'retention',
  );
  return (
    <Loaded request={pages.request} what={t('retention.what')}>
      {report => <Body report={report} pages={pages} />}
    </Loaded>
  );
}

function Body(props: { report: Report; pages: Pages<RetentionRow> }) {
  const { t } = useTexts();
  const { report, pages } = props;
  if (report.totals.releases === 0) {
    return (
      <EmptyState
        missing="content"
        title={t('retention.emptyTitle')}
        description={t('retention.emptyText')}
      />
    );
  }
  return (
    <>
      <Summary totals={report.totals} />
      <Typography variant="body2" paragraph style={{ maxWidth: '90ch' }}>
        {t('retention.help')}
      </Typography>
      <TableContainer>
        <Table
          size="small"
          aria-label={t('retention.table')}
          style={{ minWidth: 760 }}
        >
          <TableHead>
            <TableRow>
              <TableCell>{t('retention.release')}</TableCell>
              <TableCell>{t('retention.layers')}</TableCell>
              <TableCell>{t('retention.frees')}</TableCell>
              <TableCell>{t('retention.buildArtifacts')}</TableCell>
              <TableCell>{t('retention.testResults')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {report.items.map(row => (
              <Row key={row.id} row={row} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Pager pages={pages} pageSize={PAGE_SIZE} />
    </>
  );
}

/** The page's answer in words. */
function Summary(props: { totals: Report['totals'] }) {
  const { t } = useTexts();
  const { releases, removable, bytes, unmeasured } = props.totals;
  return (
    <Typography variant="h6" component="p" gutterBottom>
      {removable === 0
        ? t('retention.nothing')
        : t('retention.mayLeave', {
            count: removable,
            size: formatSize(bytes),
          })}{' '}
      {t('retention.kept', { count: releases })}
      {unmeasured > 0 && ` ${t('retention.unmeasured', { count: unmeasured })}`}
    </Typography>
  );
}

function Row(props: { row: RetentionRow }) {
  const { t } = useTexts();
  const { row } = props;
  const [layers, artifacts, results] = row.removable;
  return (
    <TableRow>
      <TableCell component="th" scope="row" role="rowheader">
        <div>
          <ReleaseLink id={row.id}>{releaseTitle(row)}</ReleaseLink>
        </div>
        <PhaseChip phase={row.phase} />
      </TableCell>
      <TableCell>
        {row.removedAt === undefined ? (
          <When removable={layers} />
        ) : (
          t('retention.removed', { date: dateText(t, row.removedAt) })
        )}
      </TableCell>
      <TableCell>
        <Frees row={row} />
      </TableCell>
      <TableCell>
        <When removable={artifacts} />
      </TableCell>
      <TableCell>
        <When removable={results} />
      </TableCell>
    </TableRow>
  );
}

function When(props: { removable: Removable }) {
  const { t } = useTexts();
  const { from, due } = props.removable;
  if (from === undefined) {
    return <>{t('retention.unknown')}</>;
  }
  const date = dateText(t, from);
  return (
    <>{due ? t('retention.due', { date }) : t('retention.from', { date })}</>
  );
}

function Frees(props: { row: RetentionRow }) {
  const { t } = useTexts();
  const { frees, removable, removedAt } = props.row;
  if (frees !== undefined) {
    return <>{formatSize(frees)}</>;
  }
  return removable[0].due && removedAt === undefined ? (
    <>{t('retention.notMeasured')}</>
  ) : (
    <>{t('retention.none')}</>
  );
}
