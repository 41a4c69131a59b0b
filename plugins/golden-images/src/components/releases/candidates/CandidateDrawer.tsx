import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  releaseTitle,
  type ReleaseName,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesTranslationRef } from '../../../translation';
import { PromotionPanel } from '../promotion/PromotionPanel';

const useStyles = makeStyles(
  theme => ({
    paper: { width: 'min(760px, 100vw)', padding: theme.spacing(2, 3) },
    close: { alignSelf: 'flex-end' },
  }),
  { name: 'GoldenImagesCandidateDrawer' },
);

/** The promotion of one candidate beside the list. */
export function CandidateDrawer(props: {
  release: ReleaseName;
  onChange: () => void;
  onClose: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { release, onChange, onClose } = props;
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      classes={{ paper: classes.paper }}
      PaperProps={{
        'aria-label': t('candidates.drawer.label'),
        role: 'dialog',
      }}
    >
      <IconButton
        className={classes.close}
        size="small"
        aria-label={t('candidates.drawer.close')}
        onClick={onClose}
      >
        <CloseIcon />
      </IconButton>
      <Typography variant="h5" component="h2" gutterBottom>
        {releaseTitle(release)}
      </Typography>
      <PromotionPanel release={release} onChange={onChange} />
    </Drawer>
  );
}
