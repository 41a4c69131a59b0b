import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  formatCount,
  type ScanView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { LongText } from '../longText';
import { ageText, formatDuration, timeText, useNow } from '../time';
import { StatusChip, type ShownTone } from '../verdict';
import { ScanProblems } from './ScanProblems';
import { secondsOf } from './secondsOf';

const TONES: Readonly<Record<ScanView['status'], ShownTone>> = {
  completed: 'ok',
  failed: 'error',
  running: 'info',
};

/** A page of a source's scans: when, how long, how it ended, what it read and changed. */
export function ScanTable(props: { name: string; scans: readonly ScanView[] }) {
  const { name, scans } = props;
  const { t } = useTexts();
  if (scans.length === 0) {
    return (
      <Typography variant="body2">{t('sources.history.empty')}</Typography>
    );
  }
  const counts = [
    t('sources.lastScan.observed'),
    t('sources.lastScan.opened'),
    t('sources.lastScan.kept'),
    t('sources.lastScan.closed'),
    t('sources.lastScan.images'),
  ];
  return (
    <TableContainer tabIndex={0}>
      <Table size="small" aria-label={t('sources.history.caption', { name })}>
        <TableHead>
          <TableRow>
            <TableCell>{t('sources.history.started')}</TableCell>
            <TableCell>{t('sources.history.duration')}</TableCell>
            <TableCell>{t('sources.history.result')}</TableCell>
            {counts.map(title => (
              <TableCell key={title} align="right">
                {title}
              </TableCell>
            ))}
            <TableCell style={{ minWidth: 200 }}>
              {t('sources.history.notes')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {scans.map(scan => (
            <ScanRow key={scan.id} scan={scan} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function ScanRow(props: { scan: ScanView }) {
  const { scan } = props;
  const { t } = useTexts();
  const now = useNow();
  const seconds = secondsOf(scan);
  const counts = [
    ['observed', scan.observed],
    ['opened', scan.opened],
    ['kept', scan.kept],
    ['closed', scan.closed],
    ['images', scan.imagesResolved],
  ] as const;
  return (
    <TableRow>
      <TableCell>
        {timeText(t, scan.startedAt)} ({ageText(t, scan.startedAt, now)})
      </TableCell>
      <TableCell>{seconds !== undefined && formatDuration(seconds)}</TableCell>
      <TableCell>
        <StatusChip
          tone={TONES[scan.status]}
          label={t(`sources.history.${scan.status}`)}
        />
      </TableCell>
      {counts.map(([what, count]) => (
        <TableCell key={what} align="right">
          {formatCount(count)}
        </TableCell>
      ))}
      <TableCell>
        {scan.error && <LongText text={scan.error} />}
        <ScanProblems problems={scan.problems} />
      </TableCell>
    </TableRow>
  );
}
