import { useState } from 'react';
import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import EventIcon from '@material-ui/icons/Event';
import GetAppIcon from '@material-ui/icons/GetApp';
import Alert from '@material-ui/lab/Alert';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { CalendarDialog } from './CalendarDialog';
import { ownerName } from './ownerName';
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
  /** As icons named after the owner, for a row of a table or a small card. */
  compact?: boolean;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { owner, compact } = props;
  const api = useApi(goldenImagesApiRef);
  const [subscribing, setSubscribing] = useState(false);
  const [download, onDownload] = useAsyncFn(async () => {
    const text = await api.getCalendar(owner === undefined ? {} : { owner });
    saveFile('golden-images.ics', 'text/calendar', text);
  }, [api, owner]);
  return (
    <div>
      <div className={classes.root}>
        <Action
          icon={<GetAppIcon fontSize={compact ? 'small' : 'inherit'} />}
          label={t('releases.calendar.download')}
          name={
            compact && owner
              ? t('releases.calendar.downloadOf', { owner: ownerName(owner) })
              : undefined
          }
          disabled={download.loading}
          onClick={onDownload}
        />
        <Action
          icon={<EventIcon fontSize={compact ? 'small' : 'inherit'} />}
          label={t('releases.calendar.subscribe')}
          name={
            compact && owner
              ? t('releases.calendar.subscribeOf', { owner: ownerName(owner) })
              : undefined
          }
          onClick={() => setSubscribing(true)}
        />
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

/** A button with its words, or where it has a name of its own, an icon with that name. */
function Action(props: {
  icon: JSX.Element;
  label: string;
  name?: string;
  disabled?: boolean;
  onClick: () => void;
}) {
  const { icon, label, name, disabled, onClick } = props;
  return name ? (
    <IconButton
      size="small"
      aria-label={name}
      title={name}
      disabled={disabled}
      onClick={onClick}
    >
      {icon}
    </IconButton>
  ) : (
    <Button
      size="small"
      variant="outlined"
      startIcon={icon}
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
