import { useEffect, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { SourceView } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { percentOf } from './percentOf';
import type { SeenScan } from './useRunningScans';

/** A listener is told of every so many percent. */
const STEP = 25;

const useStyles = makeStyles(
  {
    root: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'GoldenImagesScanAnnouncement' },
);

/** Tells those who listen to the page of a scan: that it began, each quarter, and how it ended; not each second. */
export function ScanAnnouncement(props: {
  source: SourceView;
  running?: SeenScan;
  scanning: boolean;
  awaited: boolean;
}) {
  const { source, running, scanning, awaited } = props;
  const { name } = source;
  const classes = useStyles();
  const { t } = useTexts();
  const [followed, setFollowed] = useState(false);
  useEffect(() => {
    if (scanning) {
      setFollowed(true);
    }
  }, [scanning]);

  const text = (): string => {
    if (scanning) {
      const percent = running && percentOf(running);
      const step = percent && percent - (percent % STEP);
      return step
        ? t('sources.progress.announce.share', { name, percent: step })
        : t('sources.progress.announce.running', { name });
    }
    if (awaited) {
      return t('sources.progress.announce.asked', { name });
    }
    if (!followed) {
      return '';
    }
    return source.state === 'failed'
      ? t('sources.progress.announce.failed', { name })
      : t('sources.progress.announce.completed', { name });
  };
  return (
    <div role="status" className={classes.root}>
      {text()}
    </div>
  );
}
