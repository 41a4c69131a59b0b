import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import { useApi } from '@backstage/core-plugin-api';
import type {
  GoldenImagesApi,
  PromotionAction,
  PromotionView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';

/** Actions that say nothing without a reason. */
const REASONED: readonly PromotionAction[] = ['veto', 'reject', 'fast-track'];

/** Asks once more before a decision is made, says what it does, and takes the reason. */
export function DecisionDialog(props: {
  action: PromotionAction;
  view: PromotionView;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const { action, view, onDone, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const needsReason = REASONED.includes(action);
  const { title, digest } = view.candidate;

  const onConfirm = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await decide(api, action, view, reason.trim());
      onDone();
    } catch (error) {
      setBusy(false);
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <Dialog open fullWidth onClose={onClose} aria-labelledby="decision-title">
      <DialogTitle id="decision-title">
        {t(`promotion.actions.${action}`)}
      </DialogTitle>
      <DialogContent>
        <Typography
          variant="body2"
          gutterBottom
          style={{ overflowWrap: 'anywhere' }}
        >
          {t('promotion.dialog.of', { release: title, digest })}
        </Typography>
        <Typography gutterBottom>
          {t(`promotion.dialog.text.${action}`)}
        </Typography>
        {action === 'promote' && (
          <ul>
            {view.effect.sentences.map(sentence => (
              <Typography key={sentence} component="li">
                {sentence}
              </Typography>
            ))}
          </ul>
        )}
        <TextField
          fullWidth
          multiline
          minRows={2}
          id="decision-reason"
          required={needsReason}
          label={
            needsReason
              ? t('promotion.dialog.reason')
              : t('promotion.dialog.reasonOptional')
          }
          value={reason}
          inputProps={{ maxLength: 4000 }}
          onChange={event => setReason(event.target.value)}
        />
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('promotion.dialog.cancel')}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={busy || (needsReason && reason.trim() === '')}
          onClick={onConfirm}
        >
          {t('promotion.dialog.confirm', {
            action: t(`promotion.actions.${action}`),
          })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

async function decide(
  api: GoldenImagesApi,
  action: PromotionAction,
  { candidate: { id, digest } }: PromotionView,
  reason: string,
): Promise<void> {
  const because = reason === '' ? {} : { reason };
  switch (action) {
    case 'sign-off-security':
      await api.signOff(id, {
        role: 'security',
        decision: 'approved',
        digest,
        ...because,
      });
      return;
    case 'sign-off-platform':
      await api.signOff(id, {
        role: 'platform',
        decision: 'approved',
        digest,
        ...because,
      });
      return;
    case 'veto':
    case 'lift-veto':
      await api.signOff(id, {
        role: 'security',
        decision: action === 'veto' ? 'vetoed' : 'lifted',
        digest,
        ...because,
      });
      return;
    case 'reject':
      await api.rejectCandidate(id, { reason });
      return;
    case 'fast-track':
      await api.fastTrack(id, { reason });
      return;
    default:
      await api.promote(id, { digest, ...because });
  }
}
