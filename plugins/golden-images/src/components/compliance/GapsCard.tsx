import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import type { Overview } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { UNDETERMINED, UNOWNED } from './figureFilters';
import { KpiFigure } from './KpiFigure';

/** What the figures do not cover: coverage by approved variants, what could not be determined, what has no owner. */
export function GapsCard(props: { overview: Overview }) {
  const { t } = useTexts();
  const { overview } = props;
  const { unknown, unowned } = overview;
  const coverage = overview.kpis.find(kpi => kpi.id === 'approved-variants');
  return (
    <InfoCard title={t('compliance.gaps.title')} variant="gridItem">
      {coverage && (
        <KpiFigure kpi={coverage} overview={overview} size="small" />
      )}
      <Typography variant="body2" paragraph>
        <WorkloadsLink filter={UNDETERMINED} count={unknown}>
          {t('compliance.gaps.unknown', { count: unknown })}
        </WorkloadsLink>
        {t(
          unknown > 0
            ? 'compliance.gaps.unknownMeans'
            : 'compliance.gaps.unknownNone',
        )}
      </Typography>
      <Typography variant="body2">
        <WorkloadsLink filter={UNOWNED} count={unowned}>
          {t('compliance.gaps.unowned', { count: unowned })}
        </WorkloadsLink>
        {unowned > 0 && t('compliance.gaps.unownedMeans')}
      </Typography>
    </InfoCard>
  );
}
