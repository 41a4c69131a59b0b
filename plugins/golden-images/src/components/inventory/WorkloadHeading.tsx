import { makeStyles } from '@material-ui/core/styles';
import type { WorkloadRow } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { VerdictChip } from '../verdict';
import { placeText } from './placeText';

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
    where: { color: theme.palette.text.secondary, overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesWorkloadHeading' },
);

/** Name, place and worst verdict of a workload. */
export function WorkloadHeading(props: { workload: WorkloadRow }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { workload } = props;
  return (
    <div className={classes.root}>
      <h3 className={classes.name}>{workload.name}</h3>
      <span className={classes.where}>{placeText(t, workload)}</span>
      <VerdictChip verdict={workload.verdict} />
      {workload.endedAt && (
        <span className={classes.where}>{t('inventory.workload.gone')}</span>
      )}
    </div>
  );
}
