import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityInventory } from '@image-governance/plugin-golden-images-common';
import { HeaderAction } from '../card';
import { DataAgeText } from '../time';
import { EnvironmentTable } from './EnvironmentTable';
import { inventorySentence } from './inventorySentence';
import { NoWorkloadFound } from './NoWorkloadFound';
import { ReleasesInUse } from './ReleasesInUse';
import { StaleNotice } from './StaleNotice';
import { UnannotatedEntity } from './UnannotatedEntity';
import { WorkloadHeading } from './WorkloadHeading';
import { WorkloadUsages } from './WorkloadUsages';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(3) },
    sentence: { marginBottom: theme.spacing(2) },
  }),
  { name: 'GoldenImagesEntityTab' },
);

/** The tab once the answer is there: the sentence first, the proof below it. */
export function EntityTabBody(props: { inventory: EntityInventory }) {
  const classes = useStyles();
  const { inventory } = props;
  if (inventory.unannotated || inventory.workloads.length === 0) {
    return (
      <InfoCard title="Golden images">
        {inventory.unannotated ? (
          <UnannotatedEntity />
        ) : (
          <NoWorkloadFound summary={inventory} />
        )}
      </InfoCard>
    );
  }
  return (
    <div className={classes.root}>
      <InfoCard
        title="Golden images"
        action={
          <HeaderAction>
            <DataAgeText age={inventory.age} />
          </HeaderAction>
        }
      >
        <StaleNotice age={inventory.age} />
        <Typography variant="h6" component="p" className={classes.sentence}>
          {inventorySentence(inventory.workloads)}
        </Typography>
        <EnvironmentTable inventory={inventory} />
        <ReleasesInUse summary={inventory} />
      </InfoCard>
      {inventory.environments.map(environment => (
        <InfoCard key={environment.name} title={environment.name}>
          {inventory.workloads
            .filter(workload => workload.environment === environment.name)
            .map(workload => (
              <section key={workload.id} aria-label={workload.name}>
                <WorkloadHeading workload={workload} />
                <WorkloadUsages workload={workload} />
              </section>
            ))}
        </InfoCard>
      ))}
    </div>
  );
}
