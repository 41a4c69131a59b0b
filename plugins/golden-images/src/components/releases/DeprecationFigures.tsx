import { makeStyles } from '@material-ui/core/styles';
import {
  releaseTitle,
  type DeprecationView,
  type TeamsAndPods,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { CopyButton } from '../copy';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { ReleaseLink } from './ReleaseLink';
import { useCounts } from './useCounts';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: theme.spacing(0.5, 2),
      margin: theme.spacing(0, 0, 1.5),
      ...theme.typography.body2,
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
    },
    term: { color: theme.palette.text.secondary },
    value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesDeprecationFigures' },
);

/** Who is on a release, who moved, and where to: each figure opens its rows. */
export function DeprecationFigures(props: {
  deprecation: DeprecationView;
  owner?: readonly string[];
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const counts = useCounts();
  const { owner, deprecation } = props;
  const { release, progress, successor } = deprecation;
  const { family } = release;
  const elsewhere = release.workloads.total - release.workloads.production;
  const { tracks } = progress;
  return (
    <dl className={classes.root}>
      <dt className={classes.term}>{t('releases.deprecations.card.left')}</dt>
      <dd className={classes.value}>
        <WorkloadsLink
          filter={{ release: [release.id], production: true, owner }}
          count={progress.left.workloads}
        >
          {counts.workloads(progress.left.workloads)}
        </WorkloadsLink>
        <Rest use={progress.left} />
      </dd>
      <dt className={classes.term}>{t('releases.deprecations.card.moved')}</dt>
      <dd className={classes.value}>
        <WorkloadsLink
          filter={{ movedFrom: [release.id], production: true, owner }}
          count={progress.moved.workloads}
        >
          {counts.workloads(progress.moved.workloads)}
        </WorkloadsLink>
        <Rest use={progress.moved} />
      </dd>
      {elsewhere > 0 && (
        <>
          <dt className={classes.term}>
            {t('releases.deprecations.card.elsewhere')}
          </dt>
          <dd className={classes.value}>
            <WorkloadsLink
              filter={{ release: [release.id], production: false, owner }}
            >
              {counts.workloads(elsewhere)}
            </WorkloadsLink>
          </dd>
        </>
      )}
      <dt className={classes.term}>
        {t('releases.deprecations.card.newer', { family })}
      </dt>
      <dd className={classes.value}>
        {t('releases.deprecations.card.newerText', {
          teams: counts.teams(tracks.new.teams),
          pods: counts.pods(tracks.new.pods),
          percent: tracks.display,
        })}
      </dd>
      <dt className={classes.term}>
        {t('releases.deprecations.card.successor')}
      </dt>
      <dd className={classes.value}>
        {successor ? (
          <>
            <ReleaseLink id={successor.id}>
              {releaseTitle(successor)}
            </ReleaseLink>
            <CopyButton
              text={successor.pinnedReference}
              label={t('releases.deprecations.card.copyReference', {
                release: releaseTitle(successor),
              })}
            />
          </>
        ) : (
          t('releases.deprecations.card.noSuccessor', { family })
        )}
      </dd>
    </dl>
  );
}

function Rest(props: { use: TeamsAndPods }) {
  const counts = useCounts();
  const { pods, teams } = props.use;
  return <>{`, ${counts.pods(pods)}, ${counts.teams(teams)}`}</>;
}
