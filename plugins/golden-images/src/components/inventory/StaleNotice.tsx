import Alert from '@material-ui/lab/Alert';
import type { DataAge } from '@image-governance/plugin-golden-images-common';
import { formatTime } from '../time';

/** Shown above any answer whose facts are too old to be trusted. */
export function StaleNotice(props: { age: DataAge }) {
  const { observedAt, stale } = props.age;
  if (!stale) {
    return null;
  }
  return (
    <Alert severity="warning" style={{ marginBottom: 8 }}>
      {observedAt
        ? `These facts are of ${formatTime(
            observedAt,
          )}; its source could not be read since. They may no longer be true.`
        : 'Its source has never been read completely.'}
    </Alert>
  );
}
