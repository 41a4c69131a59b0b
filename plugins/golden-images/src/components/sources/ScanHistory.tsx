import { useEffect, useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import useLatest from 'react-use/esm/useLatest';
import { useApi } from '@backstage/core-plugin-api';
import type { SourceView } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { Pager } from '../inventory/Pager';
import { usePages } from '../inventory/usePages';
import { Loaded } from '../request';
import { ScanTable } from './ScanTable';

/** Scans shown at once. */
const PAGE_SIZE = 10;

/** The scans of a source on demand, newest first. */
export function ScanHistory(props: { source: SourceView }) {
  const { source } = props;
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button
        size="small"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        startIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
        onClick={() => setOpen(!open)}
      >
        {t('sources.history.show')}
      </Button>
      {open && (
        <div id={id}>
          <Scans source={source} />
        </div>
      )}
    </>
  );
}

function Scans(props: { source: SourceView }) {
  const { name, lastScan } = props.source;
  const api = useApi(goldenImagesApiRef);
  const { t } = useTexts();
  const pages = usePages(
    cursor => api.listScans(name, { cursor, limit: PAGE_SIZE }),
    name,
  );
  const { request, index } = pages;
  const latest = useLatest({ pages, shown: lastScan });
  // A scan that began or ended changes the first page; who reads an older one is left in peace.
  useEffect(() => {
    const { retry, loading } = latest.current.pages.request;
    if (index === 0 && !loading) {
      retry();
    }
  }, [latest, index, lastScan?.id, lastScan?.status]);
  return (
    <Loaded request={request} what={t('sources.history.what', { name })}>
      {page => (
        <>
          <ScanTable name={name} scans={page.items} />
          <Pager pages={pages} pageSize={PAGE_SIZE} />
        </>
      )}
    </Loaded>
  );
}
