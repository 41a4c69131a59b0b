import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useDebounce from 'react-use/esm/useDebounce';
import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesAuditReadPermission } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { Pager } from '../inventory/Pager';
import { usePages } from '../inventory/usePages';
import { Loaded } from '../request';
import { AuditFilters } from './AuditFilters';
import { fieldsFrom, filterOf, searchOf } from './auditSearch';
import { AuditTable } from './AuditTable';
import { ChainSentence } from './ChainSentence';
import { ExportButtons } from './ExportButtons';

/** Entries shown at once. */
const PAGE_SIZE = 50;

/** Waits this long after the last key, in milliseconds. */
const PAUSE = 300;

/** Every decision on record, and whether the record is whole. */
export function AuditPage() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const [params, setParams] = useSearchParams();
  const [fields, setFields] = useState(() => fieldsFrom(params));
  const typed = searchOf(fields).toString();
  useDebounce(() => setParams(typed, { replace: true }), PAUSE, [typed]);
  const search = searchOf(fieldsFrom(params)).toString();
  const filter = useMemo(
    () => filterOf(fieldsFrom(new URLSearchParams(search))),
    [search],
  );
  const verification = useAsyncRetry(() => api.getAuditVerification(), [api]);
  const pages = usePages(
    cursor => api.listAuditEntries(filter, { cursor, limit: PAGE_SIZE }),
    search,
  );
  const onReset = () => setFields(fieldsFrom(new URLSearchParams()));
  const permission = goldenImagesAuditReadPermission.name;
  return (
    <Loaded
      request={pages.request}
      what={t('audit.what')}
      permission={permission}
    >
      {({ items, totalItems }) =>
        totalItems === 0 && search === '' ? (
          <EmptyState
            missing="content"
            title={t('audit.emptyTitle')}
            description={t('audit.emptyText')}
          />
        ) : (
          <>
            <Loaded
              request={verification}
              what={t('audit.chainWhat')}
              permission={permission}
            >
              {found => <ChainSentence verification={found} />}
            </Loaded>
            <AuditFilters
              fields={fields}
              onChange={setFields}
              onReset={onReset}
            />
            <ExportButtons filter={filter} />
            <Paper style={{ marginTop: 16 }}>
              <AuditTable entries={items} loading={pages.request.loading} />
              {items.length === 0 && (
                <Typography style={{ padding: 16 }}>
                  {t('audit.noMatch')}
                </Typography>
              )}
            </Paper>
            <Pager pages={pages} pageSize={PAGE_SIZE} />
          </>
        )
      }
    </Loaded>
  );
}
