import Grid from '@material-ui/core/Grid';
import type { Overview } from '@image-governance/plugin-golden-images-common';
import { ApprovalTimeCard } from '../customizations/approvalTime/ApprovalTimeCard';
import { StaleSources } from '../sources';
import { AdoptionCard } from './AdoptionCard';
import { DeadlinesCard } from './DeadlinesCard';
import { EnvironmentsCard } from './EnvironmentsCard';
import { GapsCard } from './GapsCard';
import { Headline } from './Headline';
import { LeadTimeCard } from './leadTime/LeadTimeCard';
import { NotGoldenCard } from './NotGoldenCard';
import { SourcesCard } from './SourcesCard';
import { SprawlCard } from './SprawlCard';
import { TrendsCard } from './TrendsCard';
import { VerdictSplit } from './VerdictSplit';
import { VerifiabilityCard } from './verifiability/VerifiabilityCard';

/** The overview once it is there: the answer in words, the figures that prove it, their parts below. */
export function OverviewBody(props: { overview: Overview }) {
  const { overview } = props;
  return (
    <>
      <Headline overview={overview} />
      <StaleSources sources={overview.sources} />
      <Grid container spacing={3}>
        <Grid item xs={12} md={4}>
          <AdoptionCard overview={overview} />
        </Grid>
        <Grid item xs={12} md={4}>
          <SprawlCard overview={overview} />
        </Grid>
        <Grid item xs={12} md={4}>
          <GapsCard overview={overview} />
        </Grid>
        <Grid item xs={12} lg={6}>
          <VerdictSplit overview={overview} />
        </Grid>
        <Grid item xs={12} lg={6}>
          <EnvironmentsCard overview={overview} />
        </Grid>
        <Grid item xs={12} lg={6}>
          <NotGoldenCard overview={overview} />
        </Grid>
        <Grid item xs={12} lg={6}>
          <DeadlinesCard overview={overview} />
        </Grid>
        <Grid item xs={12} lg={4}>
          <LeadTimeCard />
        </Grid>
        <Grid item xs={12} lg={4}>
          <ApprovalTimeCard />
        </Grid>
        <Grid item xs={12} lg={4}>
          <VerifiabilityCard />
        </Grid>
        <Grid item xs={12}>
          <TrendsCard overview={overview} />
        </Grid>
        <Grid item xs={12}>
          <SourcesCard sources={overview.sources} />
        </Grid>
      </Grid>
    </>
  );
}
