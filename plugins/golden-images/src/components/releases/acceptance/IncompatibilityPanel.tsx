import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import {
  releaseId,
  releaseTitle,
  type IncompatibilityList,
  type IncompatibilityView,
  type ReleaseName,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts, type Translate } from '../../../translation';
import { Pager } from '../../inventory/Pager';
import { usePages } from '../../inventory/usePages';
import { isNotFound, Loaded } from '../../request';
import { ReportDialog } from './ReportDialog';
import { ReportItem } from './ReportItem';

const PAGE_SIZE = 20;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
    },
  }),
  { name: 'GoldenImagesIncompatibilityPanel' },
);

/** What app teams reported of a release: what does not work with it, and what is not safe (R-ACC-03, R-APP-10). */
export function IncompatibilityPanel(props: { release: ReleaseName }) {
  const { family, track, version } = props.release;
  // Nothing of one release stays when another is shown.
  return (
    <Reports
      key={releaseId(family, track, version)}
      id={releaseId(family, track, version)}
      title={releaseTitle(props.release)}
    />
  );
}

function Reports(props: { id: string; title: string }) {
  const classes = useStyles();
  const { id, title } = props;
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const [reporting, setReporting] = useState(false);
  const pages = usePages<IncompatibilityView, IncompatibilityList>(
    cursor => api.listIncompatibilities(id, {}, { cursor, limit: PAGE_SIZE }),
    id,
  );
  const { request } = pages;
  if (request.error && isNotFound(request.error)) {
    return (
      <Typography variant="body2">{t('acceptance.reports.none')}</Typography>
    );
  }
  return (
    <Loaded request={request} what={t('acceptance.reports.what')}>
      {list => (
        <div className={classes.root}>
          {/* Said again when it changes: a report was made by the dialog below. */}
          <Typography role="status">{sentenceOf(t, list)}</Typography>
          {list.may.report && (
            <div>
              <Button
                size="small"
                variant="outlined"
                onClick={() => setReporting(true)}
              >
                {t('acceptance.reports.report.button')}
              </Button>
            </div>
          )}
          {list.items.length > 0 && (
            <ul
              className={classes.list}
              aria-label={t('acceptance.reports.list')}
            >
              {list.items.map(report => (
                <ReportItem
                  key={report.id}
                  release={id}
                  report={report}
                  onDone={request.retry}
                />
              ))}
            </ul>
          )}
          {list.totalItems > PAGE_SIZE && (
            <Pager pages={pages} pageSize={PAGE_SIZE} />
          )}
          {reporting && (
            <ReportDialog
              release={id}
              title={title}
              // Also when it was given up: an attempt that seemed to fail may be on record.
              onClose={() => {
                setReporting(false);
                request.retry();
              }}
            />
          )}
        </div>
      )}
    </Loaded>
  );
}

function sentenceOf(
  t: Translate,
  { totalItems, unresolved }: IncompatibilityList,
): string {
  if (totalItems === 0) {
    return t('acceptance.reports.empty');
  }
  return unresolved === 0
    ? t('acceptance.reports.resolved', { count: totalItems })
    : t('acceptance.reports.unresolved', { count: unresolved });
}
