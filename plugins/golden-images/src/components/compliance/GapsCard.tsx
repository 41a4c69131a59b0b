import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import type { Overview } from '@image-governance/plugin-golden-images-common';
import { countOf } from '../count';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { UNDETERMINED, UNOWNED } from './figureFilters';
import { KpiFigure } from './KpiFigure';

/** What the figures do not cover: other KPIs, what could not be determined, what has no owner. */
export function GapsCard(props: { overview: Overview }) {
  const { overview } = props;
  const coverage = overview.kpis.find(kpi => kpi.id === 'approved-variants');
  return (
    <InfoCard title="Coverage and gaps" variant="gridItem">
      {coverage && <KpiFigure kpi={coverage} size="small" />}
      <Typography variant="body2" paragraph>
        <WorkloadsLink filter={UNDETERMINED}>
          {countOf(overview.unknown, 'workload')} could not be determined
        </WorkloadsLink>
        {overview.unknown > 0
          ? ': they are in the total but not counted as golden, so true adoption may be higher.'
          : ': nothing is missing from these figures.'}
      </Typography>
      <Typography variant="body2">
        <WorkloadsLink filter={UNOWNED}>
          {countOf(overview.unowned, 'workload')} without an owner
        </WorkloadsLink>
        {overview.unowned > 0 &&
          ': nobody in the catalog can be asked to move them.'}
      </Typography>
    </InfoCard>
  );
}
