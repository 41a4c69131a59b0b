import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Alert from '@material-ui/lab/Alert';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi } from '@backstage/core-plugin-api';
import {
  statusObstacle,
  type IncompatibilityView,
  type ReportStatus,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { errorText } from '../documents/errorText';

/** Gives a report another status, with the reason. What the backend refuses is said here, and nothing typed is lost. */
export function StatusDialog(props: {
  release: string;
  report: IncompatibilityView;
  status: ReportStatus;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const { release, report, status, onDone, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const [reason, setReason] = useState('');
  const because = reason.trim() || undefined;
  const needed = statusObstacle(report.status, status, undefined);
  const [saving, save] = useAsyncFn(async () => {
    await api.setIncompatibilityStatus(release, report.id, {
      status,
      ...(because !== undefined && { reason: because }),
    });
    onDone();
  }, [api, release, report.id, status, because, onDone]);
  return (
    <Dialog open fullWidth onClose={onClose} aria-labelledby="status-title">
      <DialogTitle id="status-title" style={{ overflowWrap: 'anywhere' }}>
        {t('acceptance.reports.setOf', {
          action: t(`acceptance.reports.set.${status}`),
          title: report.title,
        })}
      </DialogTitle>
      <DialogContent>
        <TextField
          id="status-reason"
          fullWidth
          multiline
          minRows={2}
          required={needed !== undefined}
          label={
            needed === undefined
              ? t('acceptance.reports.reasonOptional')
              : t('acceptance.reports.reason')
          }
          helperText={needed}
          value={reason}
          inputProps={{ maxLength: 4000 }}
          onChange={event => setReason(event.target.value)}
        />
        {saving.error && (
          <Alert severity="error" style={{ overflowWrap: 'anywhere' }}>
            {t('acceptance.reports.failed', {
              message: errorText(saving.error),
            })}
          </Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('acceptance.reports.cancel')}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={
            saving.loading || (needed !== undefined && because === undefined)
          }
          onClick={save}
        >
          {t('acceptance.reports.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
