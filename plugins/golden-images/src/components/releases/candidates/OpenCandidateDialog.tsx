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
import { useApi } from '@backstage/core-plugin-api';
import type { CandidateView } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';

const EMPTY = {
  family: '',
  track: '',
  version: '',
  reference: '',
  upstream: '',
  released: '',
};

const FIELDS = ['family', 'track', 'version', 'reference'] as const;

/** Takes what is to be evaluated. */
export function OpenCandidateDialog(props: {
  onOpened: (candidate: CandidateView) => void;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const { onOpened, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const [values, setValues] = useState(EMPTY);
  const [mode, setMode] = useState<'mirror' | 'build'>('mirror');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const set = (field: keyof typeof EMPTY, value: string) =>
    setValues(before => ({ ...before, [field]: value }));

  const onSubmit = async () => {
    setBusy(true);
    setFailure(undefined);
    const { upstream, released, ...named } = trimmed(values);
    try {
      onOpened(
        await api.openCandidate({
          ...named,
          mode,
          ...(upstream && { upstreamReference: upstream }),
          ...(released && { upstreamReleasedAt: released }),
          via: 'form',
        }),
      );
    } catch (error) {
      setBusy(false);
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <Dialog open fullWidth onClose={onClose} aria-labelledby="candidate-title">
      <DialogTitle id="candidate-title">
        {t('candidates.open.title')}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2" gutterBottom>
          {t('candidates.open.text')}
        </Typography>
        {FIELDS.map(field => (
          <TextField
            key={field}
            id={`candidate-${field}`}
            fullWidth
            required
            margin="dense"
            label={t(`candidates.open.${field}`)}
            helperText={t(`candidates.open.${field}Help`)}
            value={values[field]}
            onChange={event => set(field, event.target.value)}
          />
        ))}
        <TextField
          id="candidate-mode"
          fullWidth
          select
          margin="dense"
          label={t('candidates.open.mode')}
          value={mode}
          onChange={event =>
            setMode(event.target.value === 'build' ? 'build' : 'mirror')
          }
        >
          <MenuItem value="mirror">{t('candidates.open.mirror')}</MenuItem>
          <MenuItem value="build">{t('candidates.open.build')}</MenuItem>
        </TextField>
        <TextField
          id="candidate-upstream"
          fullWidth
          margin="dense"
          label={t('candidates.open.upstream')}
          value={values.upstream}
          onChange={event => set('upstream', event.target.value)}
        />
        <TextField
          id="candidate-released"
          fullWidth
          type="date"
          margin="dense"
          InputLabelProps={{ shrink: true }}
          label={t('candidates.open.released')}
          value={values.released}
          onChange={event => set('released', event.target.value)}
        />
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('candidates.open.cancel')}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={busy || FIELDS.some(field => values[field].trim() === '')}
          onClick={onSubmit}
        >
          {t('candidates.open.submit')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function trimmed(values: typeof EMPTY): typeof EMPTY {
  const { family, track, version, reference, upstream, released } = values;
  return {
    family: family.trim(),
    track: track.trim(),
    version: version.trim(),
    reference: reference.trim(),
    upstream: upstream.trim(),
    released,
  };
}
