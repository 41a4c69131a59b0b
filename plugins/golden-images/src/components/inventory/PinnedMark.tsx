import { makeStyles } from '@material-ui/core/styles';
import { findingTone } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ToneIcon } from '../verdict';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'GoldenImagesPinnedMark' },
);

/** Whether references are pinned by digest (R-APP-02). */
export function PinnedMark(props: { pinned: boolean; production: boolean }) {
  const { pinned, production } = props;
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <span className={classes.root}>
      <ToneIcon tone={pinned ? 'ok' : findingTone('not-pinned', production)} />
      {pinned
        ? t('inventory.environments.pinned')
        : t('inventory.environments.notPinned')}
    </span>
  );
}
