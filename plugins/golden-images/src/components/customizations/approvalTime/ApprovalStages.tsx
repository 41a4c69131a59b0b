import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ApprovalStage,
  ApprovalTimeReport,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(1) },
    bar: {
      display: 'flex',
      height: 10,
      borderRadius: 5,
      overflow: 'hidden',
      backgroundColor: theme.palette.action.hover,
    },
    'first-review': { backgroundColor: theme.palette.status.warning },
    security: { backgroundColor: theme.palette.primary.main },
    platform: { backgroundColor: theme.palette.text.secondary },
    merge: { backgroundColor: theme.palette.status.ok },
  }),
  { name: 'GoldenImagesApprovalStages' },
);

/** Where the time goes on average, as a bar and in words, and what would make it shorter (R-KPI3-02, R-KPI3-03). */
export function ApprovalStages(props: { report: ApprovalTimeReport }) {
  const classes: Readonly<Record<'root' | 'bar' | ApprovalStage, string>> =
    useStyles();
  const { t } = useTexts();
  const { stages, slowest, remediation, toMerge } = props.report;
  if (stages.length === 0) {
    return null;
  }
  const words = stages.map(({ title, days }) =>
    days === undefined
      ? t('approvalTime.unknownPart', { stage: title })
      : t('approvalTime.part', { stage: title, days: String(days) }),
  );
  const slowestTitle = stages.find(({ stage }) => stage === slowest)?.title;
  return (
    <div className={classes.root}>
      <Typography variant="subtitle2" component="p">
        {t('approvalTime.stages')}
      </Typography>
      <div className={classes.bar} aria-hidden>
        {stages.map(({ stage, days }) => (
          <span
            key={stage}
            className={classes[stage]}
            style={{ flexGrow: days ?? 0 }}
          />
        ))}
      </div>
      <Typography variant="body2">{words.join(', ')}</Typography>
      <Typography variant="body2">
        {slowestTitle && t('approvalTime.slowest', { stage: slowestTitle })}{' '}
        {remediation}
      </Typography>
      {toMerge.days !== undefined && (
        <Typography variant="body2">
          {t('approvalTime.toMerge', { days: String(toMerge.days) })}
        </Typography>
      )}
    </div>
  );
}
