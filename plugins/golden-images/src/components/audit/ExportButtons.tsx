import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import Alert from '@material-ui/lab/Alert';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi } from '@backstage/core-plugin-api';
import type {
  AuditExportFormat,
  AuditFilter,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { saveFile } from '../releases/saveFile';

/** Takes the decisions that the filters let through away as a file. */
export function ExportButtons(props: { filter: AuditFilter }) {
  const { t } = useTexts();
  const { filter } = props;
  const api = useApi(goldenImagesApiRef);
  const [exporting, onExport] = useAsyncFn(
    async (format: AuditExportFormat) => {
      const file = await api.exportAudit(format, filter);
      saveFile(`golden-images-audit.${format}`, file.type, file);
    },
    [api, filter],
  );
  const button = (format: AuditExportFormat, label: string) => (
    <Button
      size="small"
      variant="outlined"
      startIcon={<GetAppIcon fontSize="inherit" />}
      disabled={exporting.loading}
      onClick={() => onExport(format)}
    >
      {label}
    </Button>
  );
  return (
    <div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {button('ndjson', t('audit.exportNdjson'))}
        {button('csv', t('audit.exportCsv'))}
      </div>
      {exporting.error && (
        <Alert severity="error">
          {t('audit.exportFailed', { message: exporting.error.message })}
        </Alert>
      )}
    </div>
  );
}
