import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import {
  formatCount,
  type AuditVerification,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { CodeText } from '../copy';
import { ageText, timeText, useNow } from '../time';
import { ToneIcon } from '../verdict';

/** How much is on record, and whether it is still what was written. */
export function ChainSentence(props: { verification: AuditVerification }) {
  const { t } = useTexts();
  const now = useNow();
  const { at, entries, head, broken } = props.verification;
  const told = {
    count: entries,
    decisions: formatCount(entries),
    age: ageText(t, at, now),
  };
  if (broken) {
    const { sequence, because } = broken;
    return (
      <Alert severity="error" title={timeText(t, at)}>
        <AlertTitle>
          {t('audit.broken', { sequence: formatCount(sequence) })}
        </AlertTitle>
        {t('audit.brokenText', { ...told, because })}
      </Alert>
    );
  }
  return (
    <>
      <Typography
        variant="h6"
        component="h2"
        title={timeText(t, at)}
        style={{ display: 'flex', alignItems: 'center', gap: 8 }}
      >
        <ToneIcon tone="ok" />
        {t('audit.unbroken', told)}
      </Typography>
      {head && (
        <CodeText
          text={`${head.sequence}:${head.hash}`}
          label={t('audit.headLabel')}
        />
      )}
    </>
  );
}
