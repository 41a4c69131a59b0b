import Alert from '@material-ui/lab/Alert';
import type { DataAge } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { timeText } from '../time';

/** Shown above any answer whose facts are too old to be trusted. */
export function StaleNotice(props: { age: DataAge }) {
  const { t } = useTexts();
  const { observedAt, stale } = props.age;
  if (!stale) {
    return null;
  }
  return (
    <Alert severity="warning" style={{ marginBottom: 8 }}>
      {observedAt
        ? t('inventory.stale.since', { time: timeText(t, observedAt) })
        : t('inventory.stale.never')}
    </Alert>
  );
}
