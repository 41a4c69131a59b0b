import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useTexts } from '../../translation';
import { timeText } from '../time';

/** Says that a page shows a past moment, and leads back to now. Nothing when it shows now. */
export function PastNotice(props: {
  /** ISO time. */
  at: string | undefined;
  onBack: () => void;
}) {
  const { t } = useTexts();
  const { at, onBack } = props;
  if (at === undefined) {
    return null;
  }
  return (
    <Alert
      severity="info"
      style={{ marginBottom: 16 }}
      action={
        <Button size="small" color="inherit" onClick={onBack}>
          {t('past.back')}
        </Button>
      }
    >
      <AlertTitle>{t('past.title', { time: timeText(t, at) })}</AlertTitle>
      {t('past.text')}
    </Alert>
  );
}
