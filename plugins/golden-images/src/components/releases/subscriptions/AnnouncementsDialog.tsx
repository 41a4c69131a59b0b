import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type { SubscriptionChange } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Loaded } from '../../request';
import { AnnouncementsTable } from './AnnouncementsTable';

/** Turns announcements of each family on and off, for oneself and one's groups. */
export function AnnouncementsDialog(props: { onClose: () => void }) {
  const { t } = useTexts();
  const { onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getSubscriptions(), [api]);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const onChange = async (change: SubscriptionChange) => {
    setFailure(undefined);
    setSaving(true);
    try {
      await api.setSubscription(change);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setSaving(false);
    request.retry();
  };
  return (
    <Dialog
      open
      fullWidth
      onClose={onClose}
      aria-labelledby="announcements-title"
    >
      <DialogTitle id="announcements-title">
        {t('subscriptions.title')}
      </DialogTitle>
      <DialogContent>
        <Typography paragraph>{t('subscriptions.text')}</Typography>
        <Loaded request={request} what={t('subscriptions.what')}>
          {subscriptions =>
            subscriptions.families.length === 0 ? (
              <Typography>{t('subscriptions.empty')}</Typography>
            ) : (
              <AnnouncementsTable
                subscriptions={subscriptions}
                disabled={saving || request.loading}
                onChange={onChange}
              />
            )
          }
        </Loaded>
        {failure && (
          <Alert severity="error">
            {t('subscriptions.failed', { message: failure })}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('subscriptions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
