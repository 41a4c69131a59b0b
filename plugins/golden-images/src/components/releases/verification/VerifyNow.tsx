import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';

/** Has what is attached to a release verified, for those who may. */
export function VerifyNow(props: {
  id: string;
  may: boolean;
  onVerified: () => void;
}) {
  const { id, may, onVerified } = props;
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const [verifying, verify] = useAsyncFn(async () => {
    await api.verifyRelease(id);
    onVerified();
  }, [api, id, onVerified]);
  if (!may) {
    return (
      <Typography variant="body2" color="textSecondary" gutterBottom>
        {t('verification.now.notYou')}
      </Typography>
    );
  }
  return (
    <div style={{ margin: '8px 0' }}>
      <Button
        size="small"
        variant="outlined"
        disabled={verifying.loading}
        onClick={verify}
      >
        {t('verification.now.label')}
      </Button>
      {verifying.loading && (
        <div role="status">
          <Typography variant="body2">
            {t('verification.now.running')}
          </Typography>
          <LinearProgress aria-hidden />
        </div>
      )}
      {!verifying.loading && verifying.error && (
        <Alert severity="error" style={{ overflowWrap: 'anywhere' }}>
          {t('verification.now.failed', { message: verifying.error.message })}
        </Alert>
      )}
    </div>
  );
}
