import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../../translation';
import { formatDuration, useNow } from '../time';
import { percentOf } from './percentOf';
import type { SeenScan } from './useRunningScans';

/** How far a scan is: a bar, and in words what it read, for how long, and how much that is of the last one. */
export function ScanProgress(props: {
  name: string;
  /** Absent until it was heard of. */
  running?: SeenScan;
  awaited: boolean;
}) {
  const { name, running, awaited } = props;
  const { t } = useTexts();
  const percent = running && percentOf(running);
  const share =
    percent === undefined
      ? undefined
      : t('sources.progress.share', { percent });
  return (
    <div style={{ margin: '8px 0' }}>
      <LinearProgress
        aria-label={t('sources.progress.label', { name })}
        aria-valuetext={share}
        variant={percent === undefined ? 'indeterminate' : 'determinate'}
        value={percent}
      />
      {running && <Counters running={running} share={share} />}
      {!running && awaited && (
        <Typography variant="body2">{t('sources.progress.asked')}</Typography>
      )}
    </div>
  );
}

function Counters(props: { running: SeenScan; share: string | undefined }) {
  const { running, share } = props;
  const { scan, kind } = running;
  const { t } = useTexts();
  const now = useNow(1_000);
  const elapsed = running.elapsed + (now.getTime() - running.seenAt) / 1000;
  const parts = [
    t('sources.progress.elapsed', { duration: formatDuration(elapsed) }),
    t('sources.progress.pages', { count: scan.pages }),
    t(`sources.progress.observed.${kind}`, { count: scan.observed }),
    t('sources.progress.images', { count: scan.imagesResolved }),
    share ?? t('sources.progress.unmeasured'),
  ];
  return <Typography variant="body2">{parts.join(' · ')}</Typography>;
}
