import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import {
  percent,
  releaseTitle,
  type DeprecationView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';

/** The share of a release's pods that moved, in words and as a bar. */
export function MigrationBar(props: { deprecation: DeprecationView }) {
  const { t } = useTexts();
  const { release, progress } = props.deprecation;
  const share = percent(progress.pods);
  if (share === undefined) {
    return (
      <Typography variant="body2" gutterBottom>
        {t('releases.deprecations.card.progressNone')}
      </Typography>
    );
  }
  const words = t('releases.deprecations.card.progress', {
    percent: progress.display,
  });
  return (
    <>
      <Typography variant="body2">{words}</Typography>
      <LinearProgress
        variant="determinate"
        value={share}
        aria-label={t('releases.deprecations.card.progressName', {
          release: releaseTitle(release),
        })}
        aria-valuetext={words}
        style={{ height: 8, borderRadius: 4, margin: '4px 0 12px' }}
      />
    </>
  );
}
