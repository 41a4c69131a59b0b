import { makeStyles } from '@material-ui/core/styles';
import type { WorkloadDetail } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { UsageRow } from './UsageRow';

const useStyles = makeStyles(
  { list: { margin: 0, padding: 0, listStyle: 'none' } },
  { name: 'GoldenImagesWorkloadUsages' },
);

/** Every container of a workload with its verdict, and why. Used by the component's tab and by the workloads table. */
export function WorkloadUsages(props: {
  workload: WorkloadDetail;
  defaultOpen?: boolean;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { usages, history, production } = props.workload;
  return (
    <ul
      className={classes.list}
      aria-label={t('inventory.workload.containers', {
        name: props.workload.name,
      })}
    >
      {usages.map(usage => (
        <UsageRow
          key={usage.id}
          usage={usage}
          production={production}
          history={history.filter(past => past.container === usage.container)}
          defaultOpen={props.defaultOpen}
        />
      ))}
    </ul>
  );
}
