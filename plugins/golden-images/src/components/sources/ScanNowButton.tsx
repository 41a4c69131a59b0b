import Button from '@material-ui/core/Button';
import FormHelperText from '@material-ui/core/FormHelperText';
import Tooltip from '@material-ui/core/Tooltip';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  goldenImagesInventoryScanPermission,
  type SourceView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';

/** Asks for a scan of a source. When it cannot, it says why instead of vanishing. */
export function ScanNowButton(props: {
  source: SourceView;
  scanning: boolean;
  /** Whether a scan was asked for that has not started yet. */
  awaited: boolean;
  onAsked: () => void;
}) {
  const { source, scanning, awaited, onAsked } = props;
  const { name } = source;
  const api = useApi(goldenImagesApiRef);
  const { t } = useTexts();
  const { allowed, loading } = usePermission({
    permission: goldenImagesInventoryScanPermission,
  });
  const [asking, ask] = useAsyncFn(async () => {
    await api.scanNow(name);
    onAsked();
  }, [api, name, onAsked]);

  const whyDisabled = (): string | undefined => {
    if (!source.configured) {
      return t('sources.scanNow.gone', { name });
    }
    if (scanning) {
      return t('sources.scanNow.running', { name });
    }
    if (awaited || asking.loading) {
      return t('sources.scanNow.asked', { name });
    }
    return !loading && !allowed
      ? t('sources.scanNow.denied', {
          permission: goldenImagesInventoryScanPermission.name,
        })
      : undefined;
  };
  const reason = whyDisabled();
  return (
    <div>
      <Tooltip title={reason ?? ''}>
        <span>
          <Button
            size="small"
            variant="outlined"
            aria-label={t('sources.scanNow.accessible', {
              what: reason ?? name,
            })}
            disabled={reason !== undefined || loading}
            onClick={ask}
          >
            {t('sources.scanNow.label')}
          </Button>
        </span>
      </Tooltip>
      {asking.error && (
        <FormHelperText error role="alert">
          {asking.error.message}
        </FormHelperText>
      )}
    </div>
  );
}
