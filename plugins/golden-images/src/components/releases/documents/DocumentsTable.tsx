import Button from '@material-ui/core/Button';
import FormHelperText from '@material-ui/core/FormHelperText';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useApi } from '@backstage/core-plugin-api';
import {
  LICENCE_VERDICTS,
  SEVERITIES,
  type ReleaseDocument,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts, type Translate } from '../../../translation';
import { CappedTable } from '../../more';
import { timeText } from '../../time/dateText';
import { saveFile } from '../saveFile';
import { errorText } from './errorText';

/** The documents of a release, newest first, each with what is in it. */
export function DocumentsTable(props: {
  release: string;
  documents: readonly ReleaseDocument[];
}) {
  const { t } = useTexts();
  const { release, documents } = props;
  return (
    <CappedTable
      label={t('documents.list')}
      rows={{ items: documents, totalItems: documents.length }}
      rowKey={row => row.id}
      columns={[
        {
          title: t('documents.column.document'),
          cell: row => (
            <>
              {titleOf(t, row)}
              {row.superseded && ` · ${t('documents.superseded')}`}
              {row.warnings.map(warning => (
                <FormHelperText key={warning}>{warning}</FormHelperText>
              ))}
            </>
          ),
        },
        {
          title: t('documents.column.contents'),
          cell: row => contentsOf(t, row).join(' · '),
        },
        {
          title: t('documents.column.received'),
          cell: row =>
            [
              timeText(t, row.receivedAt),
              t(`documents.origin.${row.origin}`),
              row.actor,
            ].join(' '),
        },
        {
          title: t('documents.column.file'),
          cell: row => <DownloadButton release={release} document={row} />,
        },
      ]}
    />
  );
}

function titleOf(t: Translate, row: ReleaseDocument): string {
  return [t(`documents.kind.${row.kind}`), row.format, row.formatVersion]
    .filter(Boolean)
    .join(' ');
}

function contentsOf(
  t: Translate,
  { components, licences, findings }: ReleaseDocument,
): string[] {
  const texts: string[] = [];
  if (components !== undefined) {
    texts.push(t('documents.components', { count: components }));
  }
  for (const verdict of LICENCE_VERDICTS) {
    if (licences && licences[verdict] > 0) {
      texts.push(
        t('documents.licenceCount', {
          verdict: t(`documents.verdict.${verdict}`),
          total: licences[verdict],
        }),
      );
    }
  }
  if (findings) {
    const found = SEVERITIES.filter(severity => findings[severity].total > 0);
    texts.push(
      ...found.map(severity =>
        t('documents.findingCount', {
          severity: t(`documents.severity.${severity}`),
          ...findings[severity],
        }),
      ),
      ...(found.length === 0 ? [t('documents.noFindings')] : []),
    );
  }
  return texts;
}

function DownloadButton(props: { release: string; document: ReleaseDocument }) {
  const { t } = useTexts();
  const { release, document } = props;
  const api = useApi(goldenImagesApiRef);
  const [state, download] = useAsyncFn(async () => {
    const text = await api.getReleaseDocument(release, document.id);
    const name = [release, document.kind, document.sha256.slice(0, 12)]
      .join('-')
      .replace(/[^\w.-]+/g, '-');
    saveFile(`${name}.json`, 'application/json', text);
  }, [api, release, document]);
  return (
    <>
      <Button
        size="small"
        style={{ whiteSpace: 'nowrap' }}
        disabled={state.loading}
        aria-label={t('documents.downloadOf', {
          document: titleOf(t, document),
        })}
        onClick={download}
      >
        {t('documents.download')}
      </Button>
      {state.error && (
        <FormHelperText error role="alert">
          {errorText(state.error)}
        </FormHelperText>
      )}
    </>
  );
}
