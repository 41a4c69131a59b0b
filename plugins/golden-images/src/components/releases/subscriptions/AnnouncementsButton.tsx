import { useState } from 'react';
import Button from '@material-ui/core/Button';
import NotificationsIcon from '@material-ui/icons/NotificationsNone';
import { useTexts } from '../../../translation';
import { AnnouncementsDialog } from './AnnouncementsDialog';

/** Opens who gets announcements of which family. */
export function AnnouncementsButton() {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        startIcon={<NotificationsIcon fontSize="inherit" />}
        onClick={() => setOpen(true)}
      >
        {t('subscriptions.button')}
      </Button>
      {open && <AnnouncementsDialog onClose={() => setOpen(false)} />}
    </>
  );
}
