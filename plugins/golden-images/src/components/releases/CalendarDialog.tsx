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
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { CodeText } from '../copy';
import { Loaded } from '../request';
import { CalendarFeedList } from './CalendarFeedList';
import { ownerName } from './ownerName';

/** Makes and revokes the addresses under which calendar programs find deadlines. */
export function CalendarDialog(props: { owner?: string; onClose: () => void }) {
  const { t } = useTexts();
  const { owner, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.listCalendarFeeds(), [api]);
  const [url, setUrl] = useState<string>();
  const [failure, setFailure] = useState<string>();

  const attempt = async (work: () => Promise<void>) => {
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
    request.retry();
  };
  const onMake = () =>
    attempt(async () => {
      const feed = await api.createCalendarFeed(
        owner === undefined ? {} : { owner },
      );
      setUrl(feed.url);
    });
  const onRevoke = (id: string) => attempt(() => api.revokeCalendarFeed(id));

  return (
    <Dialog open fullWidth onClose={onClose} aria-labelledby="calendar-title">
      <DialogTitle id="calendar-title">
        {t('releases.calendar.title')}
      </DialogTitle>
      <DialogContent>
        <Typography gutterBottom>
          {owner === undefined
            ? t('releases.calendar.ofAll')
            : t('releases.calendar.ofOwner', { owner: ownerName(owner) })}
        </Typography>
        <Loaded request={request} what={t('releases.calendar.what')}>
          {({ enabled, feeds }) =>
            enabled ? (
              <>
                <Typography variant="body2" paragraph>
                  {t('releases.calendar.secret')}
                </Typography>
                {url ? (
                  <CodeText text={url} label={t('releases.calendar.address')} />
                ) : (
                  <Button variant="contained" color="primary" onClick={onMake}>
                    {t('releases.calendar.make')}
                  </Button>
                )}
                <CalendarFeedList feeds={feeds} onRevoke={onRevoke} />
              </>
            ) : (
              <Alert severity="info">{t('releases.calendar.off')}</Alert>
            )
          }
        </Loaded>
        {failure && (
          <Alert severity="error">
            {t('releases.calendar.failed', { message: failure })}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('releases.calendar.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
