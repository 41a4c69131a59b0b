import { useState, type FormEvent } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import Alert from '@material-ui/lab/Alert';
import { useApi } from '@backstage/core-plugin-api';
import type {
  DeprecationAction,
  DeprecationRecord,
  Emergency,
  GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts, type Translate } from '../../../translation';
import { dateText } from '../../time';

/** A decision being made. */
export interface EndForm {
  readonly action: DeprecationAction;
  /** The one to be closed. */
  readonly emergency?: Emergency;
}

interface Values {
  readonly date: string;
  readonly owner: string;
  readonly reason: string;
  readonly contact: string;
  readonly text: string;
  readonly confirmed: boolean;
}

/** Asks for what a decision needs, and makes it. What the backend refuses is said here, and nothing typed is lost. */
export function EndDialog(props: {
  record: DeprecationRecord;
  form: EndForm;
  title: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { record, form, title, onClose, onDone } = props;
  const [values, setValues] = useState<Values>(() => initial(record, form));
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await decide(api, record.release, form, values);
      onDone();
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  };
  return (
    <Dialog open fullWidth onClose={onClose} aria-labelledby="end-title">
      <form onSubmit={onSubmit}>
        <DialogTitle id="end-title">{`${title.replace('…', '')}: ${
          record.title
        }`}</DialogTitle>
        <DialogContent>
          {fieldsOf(form.action, record, t).map(({ name, ...field }) => (
            <TextField
              key={name}
              id={`end-${name}`}
              {...field}
              fullWidth
              margin="dense"
              value={values[name]}
              onChange={({ target }) =>
                setValues({ ...values, [name]: target.value })
              }
            />
          ))}
          {form.action === 'remove' && (
            <FormControlLabel
              control={
                <Checkbox
                  checked={values.confirmed}
                  onChange={({ target }) =>
                    setValues({ ...values, confirmed: target.checked })
                  }
                />
              }
              label={t('end.fields.confirmed')}
            />
          )}
          {failure && (
            <Alert severity="error">
              {t('end.failed', { message: failure })}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('end.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={busy}
          >
            {t('end.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function initial(record: DeprecationRecord, { action }: EndForm): Values {
  const dates: Partial<Record<DeprecationAction, string>> = {
    announce: record.earliestRemoval,
    'change-removal': record.removalAt,
    'open-emergency': record.latestExpiry,
    'ask-emergency': record.latestExpiry,
  };
  return {
    date: dates[action] ?? '',
    owner: action === 'ask-emergency' ? record.own[0] ?? '' : '',
    reason: '',
    contact: '',
    text: '',
    confirmed: false,
  };
}

interface Field {
  readonly name: Exclude<keyof Values, 'confirmed'>;
  readonly label: string;
  readonly type?: 'date';
  readonly required?: boolean;
  readonly multiline?: boolean;
  readonly helperText?: string;
  readonly InputLabelProps?: { readonly shrink: true };
}

function fieldsOf(
  action: DeprecationAction,
  record: DeprecationRecord,
  t: Translate,
): Field[] {
  const date = (
    label: string,
    helperText?: string,
    required = true,
  ): Field => ({
    name: 'date',
    type: 'date',
    label,
    helperText,
    required,
    InputLabelProps: { shrink: true },
  });
  const reason: Field = {
    name: 'reason',
    label: t('end.fields.reason'),
    required: true,
    multiline: true,
  };
  const optional: Field = {
    ...reason,
    label: t('end.fields.reasonOptional'),
    required: false,
  };
  const owner: Field = {
    name: 'owner',
    label: t('end.fields.owner'),
    required: action !== 'write-post-mortem',
  };
  switch (action) {
    case 'announce':
    case 'change-removal':
      return [
        date(
          t('end.fields.removalAt'),
          t('end.fields.earliest', {
            date: dateText(t, record.earliestRemoval),
          }),
        ),
        optional,
      ];
    case 'remove':
      return [date(t('end.fields.removedAt'), undefined, false), optional];
    case 'open-emergency':
    case 'ask-emergency':
      return [
        owner,
        reason,
        { name: 'contact', label: t('end.fields.contact'), required: true },
        date(
          t('end.fields.expiresAt'),
          t('end.fields.latest', { date: dateText(t, record.latestExpiry) }),
        ),
      ];
    case 'write-post-mortem':
      return [
        owner,
        {
          name: 'text',
          label: t('end.fields.text'),
          required: true,
          multiline: true,
        },
      ];
    default:
      return [reason];
  }
}

async function decide(
  api: GoldenImagesApi,
  release: string,
  { action, emergency }: EndForm,
  values: Values,
): Promise<void> {
  const { date, owner, contact, text, confirmed } = values;
  const reason = values.reason.trim() || undefined;
  switch (action) {
    case 'announce':
    case 'change-removal':
      await api.announceDeprecation(release, { removalAt: date, reason });
      break;
    case 'remove':
      await api.recordRemoval(release, {
        removedAt: date || undefined,
        confirmed,
        reason,
      });
      break;
    case 'open-emergency':
    case 'ask-emergency':
      await api.openEmergency(release, {
        ownerRef: owner.trim(),
        reason: values.reason,
        contact,
        expiresAt: date,
      });
      break;
    case 'write-post-mortem':
      await api.writePostMortem(release, {
        ownerRef: owner.trim() || undefined,
        text,
      });
      break;
    default:
      if (emergency) {
        await api.closeEmergency(release, emergency.id, {
          reason: values.reason,
        });
      }
  }
}
