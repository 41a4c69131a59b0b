import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { EntitySummary } from '@image-governance/plugin-golden-images-common';
import { entityDetailsRouteRef } from '../../routes';
import { useTexts, type Translate } from '../../translation';
import { CopyButton } from '../copy';
import { CalendarActions, ReleaseLine } from '../releases';
import { VerdictChip } from '../verdict';
import { AdviceText } from './AdviceText';
import { EnvironmentList } from './EnvironmentList';
import { MajorUpgradeNotice } from './MajorUpgradeNotice';
import { NoWorkloadFound } from './NoWorkloadFound';
import { StaleNotice } from './StaleNotice';
import { UnannotatedEntity } from './UnannotatedEntity';

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    buttons: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1.5),
    },
  }),
  { name: 'GoldenImagesEntityCard' },
);

/** What the card says once the answer is there. */
export function EntityCardBody(props: { summary: EntitySummary }) {
  const classes = useStyles();
  const { t } = useTexts();
  const details = useRouteRef(entityDetailsRouteRef);
  const { entity } = useEntity();
  const { summary } = props;
  if (summary.unannotated) {
    return <UnannotatedEntity />;
  }
  if (!summary.verdict) {
    return <NoWorkloadFound summary={summary} />;
  }
  const { advice, release } = summary;
  const owner = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  )?.targetRef;
  return (
    <div>
      <StaleNotice age={summary.age} />
      <div className={classes.head}>
        <VerdictChip verdict={summary.verdict} />
        {release && <ReleaseLine release={release} />}
      </div>
      {advice && <AdviceText advice={advice} />}
      {advice && <MajorUpgradeNotice advice={advice} />}
      <EnvironmentList summary={summary} />
      <Typography variant="body2" color="textSecondary">
        {goldenReleasesLine(t, summary)}
      </Typography>
      <div className={classes.actions}>
        <div className={classes.buttons}>
          {advice?.fromLine && (
            <CopyButton
              text={advice.fromLine}
              label={t('inventory.advice.copyLine', { line: advice.fromLine })}
            >
              {t('inventory.advice.copyFromLine')}
            </CopyButton>
          )}
          {release?.timeline.deadline && owner && (
            <CalendarActions compact owner={owner} />
          )}
        </div>
        {details && <Link to={details()}>{t('inventory.card.details')}</Link>}
      </div>
    </div>
  );
}

function goldenReleasesLine(t: Translate, summary: EntitySummary): string {
  const excess = summary.excessReleases.length;
  const releases = t('inventory.card.releases', {
    count: summary.goldenReleases.length,
  });
  return excess > 0
    ? t('inventory.card.excess', { releases, excess })
    : releases;
}
