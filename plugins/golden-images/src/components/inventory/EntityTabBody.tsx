import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EntityInventory } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { HeaderAction, TitledCard } from '../card';
import { DataAgeText } from '../time';
import { EnvironmentTable } from './EnvironmentTable';
import { EnvironmentWorkloads } from './EnvironmentWorkloads';
import { environmentId } from './environmentId';
import { inventorySentence } from './inventorySentence';
import { NoWorkloadFound } from './NoWorkloadFound';
import { ReleasesInUse } from './ReleasesInUse';
import { StaleNotice } from './StaleNotice';
import { UnannotatedEntity } from './UnannotatedEntity';

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
  const { t } = useTexts();
  const { inventory } = props;
  if (inventory.unannotated || inventory.workloads.length === 0) {
    return (
      <TitledCard title={t('inventory.tab.title')}>
        {inventory.unannotated ? (
          <UnannotatedEntity />
        ) : (
          <NoWorkloadFound summary={inventory} />
        )}
      </TitledCard>
    );
  }
  return (
    <div className={classes.root}>
      <TitledCard
        title={t('inventory.tab.title')}
        action={
          <HeaderAction>
            <DataAgeText age={inventory.age} />
          </HeaderAction>
        }
      >
        <StaleNotice age={inventory.age} />
        <Typography variant="h6" component="p" className={classes.sentence}>
          {inventorySentence(t, inventory.workloads)}
        </Typography>
        <EnvironmentTable inventory={inventory} />
        <ReleasesInUse summary={inventory} />
      </TitledCard>
      {inventory.environments.map(({ name }, index) => (
        <EnvironmentWorkloads
          key={name}
          id={environmentId(index)}
          name={name}
          workloads={inventory.workloads.filter(
            workload => workload.environment === name,
          )}
        />
      ))}
    </div>
  );
}
