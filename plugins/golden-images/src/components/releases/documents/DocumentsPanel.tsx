import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import {
  releaseId,
  type ReleaseDocuments,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { CappedTable } from '../../more';
import { Loaded } from '../../request';
import { findingColumns, findingKey } from '../comparison/ComparisonTables';
import { AddDocument } from './AddDocument';
import { DocumentsTable } from './DocumentsTable';

/** What is on record of a release: its documents, the licences in them by the policy, and the findings. */
export function DocumentsPanel(props: {
  release: {
    readonly family: string;
    readonly track: string;
    readonly version: string;
  };
}) {
  const { t } = useTexts();
  const { family, track, version } = props.release;
  const id = releaseId(family, track, version);
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.listReleaseDocuments(id), [api, id]);
  return (
    <Loaded request={request} what={t('documents.what')}>
      {record => (
        <>
          <Typography gutterBottom>
            {record.documents.length === 0
              ? t('documents.empty')
              : t('documents.summary', { count: record.documents.length })}
          </Typography>
          {record.mayAdd && (
            <AddDocument
              release={id}
              maxBytes={record.maxBytes}
              onAdded={request.retry}
            />
          )}
          {record.documents.length > 0 && (
            <>
              <DocumentsTable release={id} documents={record.documents} />
              <Licences record={record} />
              <Findings record={record} />
            </>
          )}
        </>
      )}
    </Loaded>
  );
}

function Licences(props: { record: ReleaseDocuments }) {
  const { t } = useTexts();
  const { licences } = props.record;
  const title = t('documents.licences', { total: licences.totalItems });
  return (
    <>
      <Typography variant="subtitle1" component="h3">
        {title}
      </Typography>
      {licences.totalItems > 0 && (
        <CappedTable
          label={title}
          rows={licences}
          rowKey={row => JSON.stringify(row)}
          columns={[
            {
              title: t('documents.verdict.title'),
              cell: row => t(`documents.verdict.${row.verdict}`),
            },
            {
              title: t('documents.package'),
              cell: row => `${row.name} ${row.version ?? ''}`,
            },
            {
              title: t('documents.licence'),
              cell: row => row.licences.join(', ') || t('comparison.absent'),
            },
          ]}
        />
      )}
    </>
  );
}

function Findings(props: { record: ReleaseDocuments }) {
  const { t } = useTexts();
  const { findings } = props.record;
  const title = t('documents.findings', { total: findings.totalItems });
  return (
    <>
      <Typography variant="subtitle1" component="h3">
        {title}
      </Typography>
      {findings.totalItems > 0 && (
        <CappedTable
          label={title}
          rows={findings}
          rowKey={findingKey}
          columns={findingColumns(t)}
        />
      )}
    </>
  );
}
