import Typography from '@material-ui/core/Typography';
import {
  releaseTitle,
  type DeprecationView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { dateText, deadlineText } from '../time';
import { useCounts } from './useCounts';

/** The page's answer in words: how many, what is next, what is overdue. */
export function DeprecationSummary(props: {
  deprecations: readonly DeprecationView[];
}) {
  const { t } = useTexts();
  const counts = useCounts();
  const left = props.deprecations.filter(
    ({ progress }) => progress.left.workloads > 0,
  );
  const overdue = left.filter(each => daysLeft(each) < 0);
  const next = left.find(each => daysLeft(each) >= 0) ?? left[0];
  const last = left[left.length - 1];
  if (!next) {
    return (
      <Typography variant="h6" component="p">
        {t('releases.deprecations.summary.nobodyLeft')}
      </Typography>
    );
  }
  const { release, progress } = next;
  return (
    <Typography variant="h6" component="p">
      {t('releases.deprecations.summary.mustBeLeft', {
        count: left.length,
        last: dateText(t, last.release.timeline.deadline ?? ''),
      })}{' '}
      {t('releases.deprecations.summary.next', {
        release: releaseTitle(release),
        deadline: deadlineText(
          t,
          release.timeline.deadline ?? '',
          release.timeline.daysLeft,
        ),
        teams: counts.teams(progress.left.teams),
        pods: counts.pods(progress.left.pods),
      })}
      {overdue.length > 0 &&
        ` ${t('releases.deprecations.summary.overdue', {
          count: overdue.length,
        })}`}
    </Typography>
  );
}

function daysLeft({ release }: DeprecationView): number {
  return release.timeline.daysLeft ?? 0;
}
