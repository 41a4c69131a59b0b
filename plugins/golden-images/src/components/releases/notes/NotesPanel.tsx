import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import {
  releaseId,
  releaseTitle,
  type NotesRevision,
  type NotesView,
  type ReleaseName,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { ActorName } from '../../audit/ActorName';
import { isNotFound, Loaded } from '../../request';
import { ageText, timeText, useNow } from '../../time';
import { AllRevisions } from './AllRevisions';
import { NotesBody } from './NotesBody';
import { NotesDialog } from './NotesDialog';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesNotesPanel' },
);

/** The release notes: what changed, what breaks, how to migrate (R-RN-01, R-RN-02). */
export function NotesPanel(props: { release: ReleaseName }) {
  const { family, track, version } = props.release;
  // Nothing of one release stays when another is shown.
  return (
    <Notes
      key={releaseId(family, track, version)}
      id={releaseId(family, track, version)}
      title={releaseTitle(props.release)}
    />
  );
}

function Notes(props: { id: string; title: string }) {
  const { id, title } = props;
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getNotes(id), [api, id]);
  if (request.error && isNotFound(request.error)) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('notes.noRelease')}
      </Typography>
    );
  }
  return (
    <Loaded request={request} what={t('notes.what')}>
      {view => (
        <Body id={id} title={title} view={view} onDone={request.retry} />
      )}
    </Loaded>
  );
}

function Body(props: {
  id: string;
  title: string;
  view: NotesView;
  onDone: () => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { id, title, view, onDone } = props;
  const { notes, declared, missing, may } = view;
  const [editing, setEditing] = useState(false);
  const [all, setAll] = useState(false);
  return (
    <div className={classes.root}>
      {notes ? <NotesBody notes={notes} /> : <Declared declared={declared} />}
      {notes && missing.length > 0 && (
        <Typography variant="body2">
          {t('notes.missing', {
            parts: missing.map(part => t(`notes.part.${part}`)).join(', '),
          })}
        </Typography>
      )}
      {notes && <RevisionText revision={notes} />}
      <div className={classes.actions}>
        {may.write && (
          <Button
            size="small"
            variant="outlined"
            onClick={() => setEditing(true)}
          >
            {notes ? t('notes.edit.change') : t('notes.edit.write')}
          </Button>
        )}
        {notes && notes.revision > 1 && (
          <Button
            size="small"
            variant="outlined"
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {t('notes.all', { count: notes.revision })}
          </Button>
        )}
      </div>
      {notes && all && <AllRevisions id={id} newest={notes.revision} />}
      {editing && (
        <NotesDialog
          release={id}
          title={title}
          notes={notes}
          onClose={() => setEditing(false)}
          onDone={() => {
            setEditing(false);
            onDone();
          }}
        />
      )}
    </div>
  );
}

/** What the governance file says, where nothing is written here. */
function Declared(props: { declared: string | undefined }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { declared } = props;
  return declared?.trim() ? (
    <div>
      <Typography variant="body2" color="textSecondary">
        {t('notes.declared')}
      </Typography>
      <Typography variant="body2" className={classes.text}>
        {declared}
      </Typography>
    </div>
  ) : (
    <Typography variant="body2">{t('notes.none')}</Typography>
  );
}

/** Which revision it is, whose and since when, and why. */
function RevisionText(props: { revision: NotesRevision }) {
  const classes = useStyles();
  const { t } = useTexts();
  const now = useNow();
  const { revision, at, author, reason } = props.revision;
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      component="div"
      className={classes.text}
    >
      {t('notes.revision', {
        revision,
        time: timeText(t, at),
        age: ageText(t, at, now),
      })}{' '}
      <ActorName actor={author} />
      {reason !== undefined && `: ${reason}`}
    </Typography>
  );
}
