import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi } from '@backstage/core-plugin-api';
import {
  missingNotes,
  NOTES_PART_LENGTH,
  NOTES_PARTS,
  type NotesRevision,
  type NotesText,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { isConflict } from '../../request';
import { errorText } from '../documents/errorText';
import { NotesBody } from './NotesBody';

const EMPTY: NotesText = { changes: '', breaking: '', migration: '' };

/** Takes the notes, with a preview. Nothing typed is lost: neither when somebody else wrote in between, nor when it fails. */
export function NotesDialog(props: {
  release: string;
  /** Name of the release. */
  title: string;
  /** Notes to be changed; absent for the first. */
  notes?: NotesRevision;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const { release, title, notes, onDone, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const [text, setText] = useState(() => textOf(notes));
  const [reason, setReason] = useState('');
  // The revision that the writer has seen, and what somebody else wrote in between.
  const [seen, setSeen] = useState(notes?.revision ?? 0);
  const [theirs, setTheirs] = useState<NotesRevision>();
  const [preview, setPreview] = useState(false);
  const [saving, save] = useAsyncFn(async () => {
    const because = reason.trim();
    try {
      await api.writeNotes(release, {
        ...text,
        after: seen,
        ...(because && { reason: because }),
      });
    } catch (error) {
      if (!(error instanceof Error && isConflict(error))) {
        throw error;
      }
      const { notes: newest } = await api.getNotes(release);
      if (!newest || newest.revision === seen) {
        throw error;
      }
      setTheirs(newest);
      setSeen(newest.revision);
      return;
    }
    onDone();
  }, [api, release, text, reason, seen, onDone]);
  const empty = missingNotes(text).length === NOTES_PARTS.length;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      // A click beside it does not throw away what was typed.
      onClose={(_event, why) => why === 'escapeKeyDown' && onClose()}
      aria-labelledby="notes-title"
    >
      <DialogTitle id="notes-title" style={{ overflowWrap: 'anywhere' }}>
        {t('notes.edit.title', { release: title })}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2" gutterBottom>
          {t('notes.edit.text')}
        </Typography>
        {preview && <Preview text={text} />}
        {!preview &&
          NOTES_PARTS.map(part => (
            <TextField
              key={part}
              id={`notes-${part}`}
              fullWidth
              multiline
              minRows={3}
              margin="dense"
              label={t(`notes.part.${part}`)}
              value={text[part]}
              inputProps={{ maxLength: NOTES_PART_LENGTH }}
              onChange={({ target }) =>
                setText(before => ({ ...before, [part]: target.value }))
              }
            />
          ))}
        <TextField
          id="notes-reason"
          fullWidth
          margin="dense"
          label={t('notes.edit.reason')}
          value={reason}
          inputProps={{ maxLength: 4000 }}
          onChange={({ target }) => setReason(target.value)}
        />
        {saving.error && (
          <Alert severity="error" style={{ overflowWrap: 'anywhere' }}>
            {t('notes.edit.failed', { message: errorText(saving.error) })}
          </Alert>
        )}
        {theirs && (
          <>
            <Alert severity="warning">{t('notes.edit.conflict')}</Alert>
            <section aria-label={t('notes.edit.theirs')}>
              <Typography variant="subtitle1" component="h3">
                {t('notes.edit.theirs')}
              </Typography>
              <NotesBody notes={theirs} />
            </section>
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => setPreview(!preview)}>
          {preview ? t('notes.edit.again') : t('notes.edit.preview')}
        </Button>
        <Button onClick={onClose}>{t('notes.edit.cancel')}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={saving.loading || empty}
          onClick={save}
        >
          {t('notes.edit.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Preview(props: { text: NotesText }) {
  const { t } = useTexts();
  const { text } = props;
  return (
    <section aria-label={t('notes.edit.preview')}>
      {missingNotes(text).length === NOTES_PARTS.length ? (
        <Typography variant="body2">{t('notes.edit.nothing')}</Typography>
      ) : (
        <NotesBody notes={text} />
      )}
    </section>
  );
}

function textOf(notes: NotesText | undefined): NotesText {
  const { changes, breaking, migration } = notes ?? EMPTY;
  return { changes, breaking, migration };
}
