import { makeStyles } from '@material-ui/core/styles';
import type { WorkloadDetail } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { DataAgeText } from '../time';
import { EntityOrNone } from './EntityOrNone';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      marginBottom: theme.spacing(1),
      overflowWrap: 'anywhere',
      ...theme.typography.body2,
    },
  }),
  { name: 'GoldenImagesWorkloadFacts' },
);

/** Where a workload belongs, who owns it, and how old the facts about it are. */
export function WorkloadFacts(props: { workload: WorkloadDetail }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { environment, entityRef, ownerRef, source, age } = props.workload;
  const none = t('inventory.workload.none');
  return (
    <div className={classes.root}>
      <span>{t('inventory.workload.environment', { environment })}</span>
      <span>
        {t('inventory.workload.component', {
          component: <EntityOrNone entityRef={entityRef} none={none} />,
        })}
      </span>
      <span>
        {t('inventory.workload.owner', {
          owner: <EntityOrNone entityRef={ownerRef} none={none} />,
        })}
      </span>
      <span>{t('inventory.workload.source', { source })}</span>
      <DataAgeText age={age} />
    </div>
  );
}
