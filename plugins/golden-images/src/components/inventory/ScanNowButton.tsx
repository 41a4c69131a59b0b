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

/** Asks for a scan of a source. When it cannot, it says why instead of vanishing. */
export function ScanNowButton(props: {
  source: SourceView;
  onAsked: () => void;
}) {
  const { source, onAsked } = props;
  const api = useApi(goldenImagesApiRef);
  const { allowed, loading } = usePermission({
    permission: goldenImagesInventoryScanPermission,
  });
  const [asking, ask] = useAsyncFn(async () => {
    await api.scanNow(source.name);
    onAsked();
  }, [api, source.name, onAsked]);
  const reason = whyDisabled({
    running: source.state === 'running' || asking.loading,
    denied: !loading && !allowed,
    name: source.name,
  });
  return (
    <div>
      <Tooltip title={reason ?? ''}>
        <span>
          <Button
            size="small"
            variant="outlined"
            aria-label={`Scan now: ${reason ?? source.name}`}
            disabled={reason !== undefined || loading}
            onClick={ask}
          >
            Scan now
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

function whyDisabled(state: {
  running: boolean;
  denied: boolean;
  name: string;
}): string | undefined {
  if (state.running) {
    return `A scan of ${state.name} is running`;
  }
  return state.denied
    ? 'You lack the permission golden-images.inventory.scan'
    : undefined;
}
