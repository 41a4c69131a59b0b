import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { goldenImagesTranslationRef } from '../../translation';
import { timeText } from '../time';

/** Says that the rows are those of a past moment, with the way back to now. */
export function PastNotice(props: { at: string; onNow: () => void }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  return (
    <Alert
      severity="info"
      style={{ marginBottom: 16 }}
      action={
        <Button color="inherit" size="small" onClick={props.onNow}>
          {t('inventory.workloads.showNow')}
        </Button>
      }
    >
      {t('inventory.workloads.asOf', { time: timeText(t, props.at) })}
    </Alert>
  );
}
