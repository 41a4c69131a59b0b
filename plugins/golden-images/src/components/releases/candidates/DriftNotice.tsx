import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';

/** Where the record and the registry disagree; nothing when they agree or it is not known. */
export function DriftNotice() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  // An extra: without it the page still answers.
  const { value } = useAsync(() => api.getDrift(), [api]);
  if (!value || value.drifts.length === 0) {
    return null;
  }
  return (
    <Alert severity="error" style={{ marginBottom: 16 }}>
      <AlertTitle>
        {t('candidates.drift.title', { count: value.drifts.length })}
      </AlertTitle>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {value.drifts.map(drift => (
          <Typography
            key={`${drift.kind} ${drift.repository}:${drift.tag}`}
            component="li"
            variant="body2"
            style={{ overflowWrap: 'anywhere' }}
          >
            {drift.text}
          </Typography>
        ))}
      </ul>
    </Alert>
  );
}
