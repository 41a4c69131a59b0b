import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  releaseTitle,
  type LeadTimeSplit,
  type LeadTimeStage,
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
    testing: { backgroundColor: theme.palette.primary.main },
    admin: { backgroundColor: theme.palette.status.warning },
    notify: { backgroundColor: theme.palette.text.secondary },
  }),
  { name: 'GoldenImagesStageBar' },
);

/** Where the time of one promotion went, as a bar and in words, and what would make it shorter. */
export function StageBar(props: { split: LeadTimeSplit }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { split } = props;
  const names: Record<LeadTimeStage, string> = {
    testing: t('leadTime.stage.testing'),
    admin: t('leadTime.stage.admin'),
    notify: t('leadTime.stage.notify'),
  };
  const words = split.stages
    .map(({ stage, days }) =>
      t('leadTime.part', { stage: names[stage], days: String(days) }),
    )
    .join(', ');
  return (
    <div className={classes.root}>
      <Typography variant="subtitle2" component="p">
        {t('leadTime.latest', { release: releaseTitle(split) })}
      </Typography>
      <div className={classes.bar} aria-hidden>
        {split.stages.map(({ stage, days }) => (
          <span
            key={stage}
            className={classes[stage]}
            style={{ flexGrow: days }}
          />
        ))}
      </div>
      <Typography variant="body2">{words || t('leadTime.noSplit')}</Typography>
      {split.remediation && (
        <Typography variant="body2">{split.remediation}</Typography>
      )}
    </div>
  );
}
