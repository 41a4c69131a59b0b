import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import type {
  RequestAction,
  RequestView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { errorText } from '../../releases/documents/errorText';

/** Asks once more before something is done to a request, and says what it does. What is refused is said here, and nothing typed is lost. */
export function ActionFrame(props: {
  action: RequestAction;
  request: RequestView;
  /** Whether all is there that is needed. */
  ready: boolean;
  send: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { t } = useTexts();
  const { action, request, ready, send, onDone, onClose, children } = props;
  const [sending, submit] = useAsyncFn(async () => {
    await send();
    onDone();
  }, [send, onDone]);
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      aria-labelledby="request-action-title"
    >
      <DialogTitle id="request-action-title">
        {t(`customization.actions.${action}`)}
      </DialogTitle>
      <DialogContent>
        <Typography
          variant="body2"
          gutterBottom
          style={{ overflowWrap: 'anywhere' }}
        >
          {t('customization.dialog.of', {
            title: request.title,
            revision: String(request.revision),
          })}
        </Typography>
        <Typography gutterBottom>
          {t(`customization.dialog.text.${action}`)}
        </Typography>
        {children}
        {sending.error && (
          <Alert severity="error" style={{ overflowWrap: 'anywhere' }}>
            {errorText(sending.error)}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('customization.dialog.cancel')}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={sending.loading || !ready}
          onClick={submit}
        >
          {t(`customization.actions.${action}`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
