import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { goldenImagesTranslationRef } from '../../translation';
import { Loaded } from '../request';
import { ReleaseDetails } from './ReleaseDetails';

const useStyles = makeStyles(
  theme => ({
    paper: { width: 'min(760px, 100vw)', padding: theme.spacing(2, 3) },
    close: { alignSelf: 'flex-end' },
  }),
  { name: 'GoldenImagesReleaseDrawer' },
);

/** One release beside the list: what it is, its life, where it comes from, who runs it. */
export function ReleaseDrawer(props: { id: string; onClose: () => void }) {
  const classes = useStyles();
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { id, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(async () => api.getRelease(id), [api, id]);
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      classes={{ paper: classes.paper }}
      PaperProps={{
        'aria-label': t('releases.catalogue.detail.dialog'),
        role: 'dialog',
      }}
    >
      <IconButton
        className={classes.close}
        size="small"
        aria-label={t('releases.catalogue.detail.close')}
        onClick={onClose}
      >
        <CloseIcon />
      </IconButton>
      <Loaded request={request} what={t('releases.catalogue.whatOne')}>
        {release => <ReleaseDetails release={release} />}
      </Loaded>
    </Drawer>
  );
}
