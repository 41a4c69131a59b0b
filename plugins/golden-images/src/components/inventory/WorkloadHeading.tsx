import { makeStyles } from '@material-ui/core/styles';
import type { WorkloadRow } from '@image-governance/plugin-golden-images-common';
import { VerdictChip } from '../verdict';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(2, 0, 1),
    },
    name: {
      margin: 0,
      ...theme.typography.subtitle1,
      fontWeight: 700,
      overflowWrap: 'anywhere',
    },
    where: { color: theme.palette.text.secondary },
  }),
  { name: 'GoldenImagesWorkloadHeading' },
);

/** Name, place and worst verdict of a workload. */
export function WorkloadHeading(props: {
  workload: WorkloadRow;
  component?: 'h2' | 'h4';
}) {
  const classes = useStyles();
  const { workload, component: Heading = 'h4' } = props;
  return (
    <div className={classes.root}>
      <Heading className={classes.name}>{workload.name}</Heading>
      <span className={classes.where}>
        {workload.kind} in {workload.cluster} / {workload.namespace}
      </span>
      <VerdictChip verdict={workload.verdict} />
      {workload.endedAt && (
        <span className={classes.where}>no longer present</span>
      )}
    </div>
  );
}
