import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import {
  formatCount,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { ADOPTED, notGolden } from './figureFilters';
import { KpiFigure } from './KpiFigure';
import { KpiTrend } from './KpiTrend';

/** KPI 1: how much of production runs on golden images, and how much is missing. */
export function AdoptionCard(props: { overview: Overview }) {
  const { overview } = props;
  const { adoption, nonCompliant, toTarget } = overview;
  return (
    <InfoCard title="Adoption" variant="gridItem">
      <KpiFigure kpi={adoption} />
      <Typography variant="body2">
        <WorkloadsLink filter={ADOPTED}>
          {formatCount(adoption.ratio.numerator)} golden
        </WorkloadsLink>
        {' · '}
        <WorkloadsLink filter={notGolden(overview)}>
          {formatCount(nonCompliant.kpi.ratio.numerator)} not
        </WorkloadsLink>
        {toTarget > 0 && (
          <>
            {' · '}
            <WorkloadsLink filter={notGolden(overview)}>
              {formatCount(toTarget)} more to reach the target
            </WorkloadsLink>
          </>
        )}
      </Typography>
      <KpiTrend kpi="adoption" title="Adoption, last 90 days" />
    </InfoCard>
  );
}
