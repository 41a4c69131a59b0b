import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import EventIcon from '@material-ui/icons/Event';
import GetAppIcon from '@material-ui/icons/GetApp';
import Alert from '@material-ui/lab/Alert';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { goldenImagesTranslationRef } from '../../translation';
import { CalendarDialog } from './CalendarDialog';
import { saveFile } from './saveFile';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'GoldenImagesCalendarActions' },
);

/** Takes deadlines into a calendar: as a file now, or by an address that a calendar program reads again and again. */
export function CalendarActions(props: {
  /** Whose deadlines; all that the viewer may see where it is left out. */
  owner?: string;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { owner } = props;
  const api = useApi(goldenImagesApiRef);
  const [subscribing, setSubscribing] = useState(false);
  const [download, onDownload] = useAsyncFn(async () => {
    const text = await api.getCalendar(owner === undefined ? {} : { owner });
    saveFile('golden-images.ics', 'text/calendar', text);
  }, [api, owner]);
  return (
    <div>
      <div className={classes.root}>
        <Button
          size="small"
          variant="outlined"
          startIcon={<GetAppIcon />}
          disabled={download.loading}
          onClick={onDownload}
        >
          {t('releases.calendar.download')}
        </Button>
        <Button
          size="small"
          variant="outlined"
          startIcon={<EventIcon />}
          onClick={() => setSubscribing(true)}
        >
          {t('releases.calendar.subscribe')}
        </Button>
      </div>
      {download.error && (
        <Alert severity="error">
          {t('releases.calendar.downloadFailed', {
            message: download.error.message,
          })}
        </Alert>
      )}
      {subscribing && (
        <CalendarDialog owner={owner} onClose={() => setSubscribing(false)} />
      )}
    </div>
  );
}
