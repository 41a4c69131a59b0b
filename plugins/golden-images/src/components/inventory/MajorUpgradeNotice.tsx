import { makeStyles } from '@material-ui/core/styles';
import type { Advice } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ToneIcon } from '../verdict';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
      margin: theme.spacing(0.5, 0, 0),
      ...theme.typography.body2,
    },
  }),
  { name: 'GoldenImagesMajorUpgradeNotice' },
);

/** Marks an upgrade to another track or major version: it needs test time of its own (R-APP-07). */
export function MajorUpgradeNotice(props: { advice: Advice }) {
  const classes = useStyles();
  const { t } = useTexts();
  if (props.advice.step !== 'breaking') {
    return null;
  }
  return (
    <p className={classes.root}>
      <ToneIcon tone="info" />
      {t('inventory.advice.majorUpgrade')}
    </p>
  );
}
