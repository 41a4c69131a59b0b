import { makeStyles } from '@material-ui/core/styles';
import {
  releaseTitle,
  type EntitySummary,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts, type Translate } from '../../translation';
import { daysRemainingText } from '../time';
import { FindingKinds } from '../verdict';
import { PinnedMark } from './PinnedMark';

const useStyles = makeStyles(
  theme => ({
    list: { margin: theme.spacing(1, 0), padding: 0, listStyle: 'none' },
    item: {
      padding: theme.spacing(0.5, 0),
      ...theme.typography.body2,
      overflowWrap: 'anywhere',
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(1.5),
    },
    name: { fontWeight: 700 },
  }),
  { name: 'GoldenImagesEnvironmentList' },
);

/** A component's environments: how many workloads, whether they are pinned, what they run, what is to be known (R-APP-01, R-APP-02). */
export function EnvironmentList(props: {
  summary: Pick<EntitySummary, 'environments' | 'goldenReleases'>;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { environments, goldenReleases } = props.summary;
  return (
    <ul className={classes.list} aria-label={t('inventory.environments.label')}>
      {environments.map(environment => (
        <li key={environment.name} className={classes.item}>
          <div className={classes.line}>
            <span className={classes.name}>{environment.name}</span>
            <span>
              {t('count.workloads', { count: environment.workloads })}
            </span>
            <PinnedMark
              pinned={environment.pinned}
              production={environment.production}
            />
          </div>
          {goldenReleases
            .filter(({ id }) => environment.releases.includes(id))
            .map(release => (
              <div key={release.id}>{releaseText(t, release)}</div>
            ))}
          <FindingKinds
            production={environment.production}
            kinds={environment.findings.filter(kind => kind !== 'not-pinned')}
          />
        </li>
      ))}
    </ul>
  );
}

/** `python 3.12 golden-v2.0.0 (Legacy, 47 days left)`. */
function releaseText(t: Translate, release: ReleaseView): string {
  const { phase, daysLeft } = release.timeline;
  const words = {
    release: releaseTitle(release),
    phase: t(`releases.phase.${phase}`),
  };
  return daysLeft === undefined
    ? t('inventory.environments.release', words)
    : t('inventory.environments.releaseWithDays', {
        ...words,
        left: daysRemainingText(t, daysLeft),
      });
}
