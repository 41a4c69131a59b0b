import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import type { Overview } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { ADOPTED, notGolden } from './figureFilters';
import { KpiFigure } from './KpiFigure';

/** KPI 1: how much of production runs on golden images, and how much is missing. */
export function AdoptionCard(props: { overview: Overview }) {
  const { t } = useTexts();
  const { overview } = props;
  const { adoption, nonCompliant, toTarget } = overview;
  return (
    <InfoCard title={t('compliance.kpi.adoption')} variant="gridItem">
      <KpiFigure kpi={adoption} overview={overview} />
      <Typography variant="body2">
        <WorkloadsLink filter={ADOPTED} count={adoption.ratio.numerator}>
          {t('compliance.adoption.golden', {
            total: adoption.ratio.numerator,
          })}
        </WorkloadsLink>
        {' · '}
        <WorkloadsLink
          filter={notGolden(overview)}
          count={nonCompliant.kpi.ratio.numerator}
        >
          {t('compliance.adoption.not', {
            total: nonCompliant.kpi.ratio.numerator,
          })}
        </WorkloadsLink>
        {toTarget > 0 && (
          <>
            {' · '}
            <WorkloadsLink filter={notGolden(overview)}>
              {t('compliance.adoption.toTarget', { total: toTarget })}
            </WorkloadsLink>
          </>
        )}
      </Typography>
    </InfoCard>
  );
}
