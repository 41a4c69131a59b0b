import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi } from '@backstage/core-plugin-api';
import {
  REPORT_KINDS,
  REPORT_SEVERITIES,
  type ReportKind,
  type ReportSeverity,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { isConflict } from '../../request';
import { errorText } from '../documents/errorText';
import { newKey } from './newKey';

interface Values {
  readonly kind: ReportKind;
  readonly severity: ReportSeverity;
  readonly title: string;
  readonly stack: string;
  readonly steps: string;
}

const EMPTY: Values = {
  kind: 'incompatibility',
  severity: 'medium',
  title: '',
  stack: '',
  steps: '',
};

/** Takes a report. What the backend refuses is said here, and nothing typed is lost. */
export function ReportDialog(props: {
  release: string;
  /** Name of the release. */
  title: string;
  /** Is called when the report is on record, and when it is given up. */
  onClose: () => void;
}) {
  const { t } = useTexts();
  const { release, title, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  // One report however often it is sent: after a failure, or by a double click.
  const [key] = useState(newKey);
  const [values, setValues] = useState(EMPTY);
  const set = (changed: Partial<Values>) =>
    setValues(before => ({ ...before, ...changed }));
  const [sending, send] = useAsyncFn(async () => {
    const { kind, severity, steps } = values;
    const stack = values.stack.trim();
    await api.reportIncompatibility(release, {
      key,
      kind,
      title: values.title.trim(),
      steps,
      severity,
      ...(stack && { stack }),
    });
    onClose();
  }, [api, release, key, values, onClose]);
  return (
    <Dialog
      open
      fullWidth
      // A click beside it does not throw away what was typed.
      onClose={(_event, why) => why === 'escapeKeyDown' && onClose()}
      aria-labelledby="report-title"
    >
      <DialogTitle id="report-title" style={{ overflowWrap: 'anywhere' }}>
        {t('acceptance.reports.report.title', { release: title })}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2" gutterBottom>
          {t('acceptance.reports.report.text')}
        </Typography>
        <TextField
          id="report-kind"
          select
          fullWidth
          margin="dense"
          label={t('acceptance.reports.report.kind')}
          value={values.kind}
          onChange={({ target }) =>
            set({
              kind:
                REPORT_KINDS.find(each => each === target.value) ?? values.kind,
            })
          }
        >
          {REPORT_KINDS.map(kind => (
            <MenuItem key={kind} value={kind}>
              {t(`acceptance.reports.kind.${kind}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          id="report-name"
          fullWidth
          required
          margin="dense"
          label={t('acceptance.reports.report.name')}
          value={values.title}
          inputProps={{ maxLength: 200 }}
          onChange={({ target }) => set({ title: target.value })}
        />
        <TextField
          id="report-stack"
          fullWidth
          margin="dense"
          label={t('acceptance.reports.report.stack')}
          value={values.stack}
          inputProps={{ maxLength: 100 }}
          onChange={({ target }) => set({ stack: target.value })}
        />
        <TextField
          id="report-severity"
          select
          fullWidth
          margin="dense"
          label={t('acceptance.reports.report.severity')}
          value={values.severity}
          onChange={({ target }) =>
            set({
              severity:
                REPORT_SEVERITIES.find(each => each === target.value) ??
                values.severity,
            })
          }
        >
          {REPORT_SEVERITIES.map(severity => (
            <MenuItem key={severity} value={severity}>
              {t(`acceptance.reports.severity.${severity}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          id="report-steps"
          fullWidth
          required
          multiline
          minRows={4}
          margin="dense"
          label={t('acceptance.reports.report.steps')}
          value={values.steps}
          inputProps={{ maxLength: 10_000 }}
          onChange={({ target }) => set({ steps: target.value })}
        />
        {sending.error && (
          <Alert severity="error" style={{ overflowWrap: 'anywhere' }}>
            {isConflict(sending.error)
              ? t('acceptance.reports.report.onRecord')
              : t('acceptance.reports.failed', {
                  message: errorText(sending.error),
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
            sending.loading || !values.title.trim() || !values.steps.trim()
          }
          onClick={send}
        >
          {t('acceptance.reports.report.send')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
