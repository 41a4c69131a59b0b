import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  GateResult,
  VerificationView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { DigestText, shortDigest } from '../../copy';
import { ageText, timeText, useNow } from '../../time';
import { StatusChip, type ShownTone } from '../../verdict';

const useStyles = makeStyles(
  theme => ({
    gates: { listStyle: 'none', margin: 0, padding: 0 },
    gate: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
      marginBottom: theme.spacing(1),
      ...theme.typography.body1,
    },
    because: { minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesVerificationSummary' },
);

const TONES: Readonly<Record<GateResult['state'], ShownTone>> = {
  passed: 'ok',
  failed: 'error',
  missing: 'warning',
};

/** In words: is it signed by somebody who counts, is it built well enough, and since when is that known. */
export function VerificationSummary(props: { verification: VerificationView }) {
  const classes = useStyles();
  const { t } = useTexts();
  const now = useNow();
  const { digest, report, verifiedBy, gates } = props.verification;
  return (
    // Said again when it changes: a verification was asked for by a button below.
    <div role="status">
      {report ? (
        <ul className={classes.gates}>
          {gates.map(gate => (
            <li key={gate.gate} className={classes.gate}>
              <GateChip result={gate} />
              <span className={classes.because}>{gate.because}</span>
            </li>
          ))}
        </ul>
      ) : (
        <Typography gutterBottom title={digest}>
          {t('verification.never', { digest: shortDigest(digest) })}
        </Typography>
      )}
      {report && (
        <Typography
          variant="body2"
          color="textSecondary"
          style={{ overflowWrap: 'anywhere' }}
        >
          {t('verification.by', {
            time: timeText(t, report.at),
            age: ageText(t, report.at, now),
            actor: verifiedBy ?? '',
          })}
        </Typography>
      )}
      <Typography variant="body2" color="textSecondary">
        {t('verification.content')}: <DigestText digest={digest} />
      </Typography>
    </div>
  );
}

function GateChip(props: { result: GateResult }) {
  const { t } = useTexts();
  const { gate, state } = props.result;
  switch (gate) {
    case 'signature':
      return (
        <StatusChip
          tone={TONES[state]}
          label={t(`verification.gates.signature.${state}`)}
        />
      );
    case 'provenance':
      return (
        <StatusChip
          tone={TONES[state]}
          label={t(`verification.gates.provenance.${state}`)}
        />
      );
    default:
      return null;
  }
}
