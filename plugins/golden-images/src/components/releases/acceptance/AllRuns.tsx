import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import type { TestRun } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Pager } from '../../inventory/Pager';
import { usePages } from '../../inventory/usePages';
import { CappedTable } from '../../more';
import { Loaded } from '../../request';
import { timeText } from '../../time';
import { ResultChip } from './ResultChip';
import { durationText, RunDetails } from './RunDetails';

/** As many as a {@link CappedTable} shows at once. */
const PAGE_SIZE = 20;

/** Every run on record of a release, those of former content too, last started first (R-ACC-02). */
export function AllRuns(props: {
  id: string;
  /** Content that the release names now. */
  digest?: string;
}) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { id, digest } = props;
  const pages = usePages<TestRun>(
    cursor => api.listTestRuns(id, {}, { cursor, limit: PAGE_SIZE }),
    id,
  );
  return (
    <Loaded request={pages.request} what={t('acceptance.allWhat')}>
      {({ items, totalItems }) => (
        <>
          <CappedTable
            label={t('acceptance.all', { count: totalItems })}
            // The pager tells of the others.
            rows={{ items, totalItems: items.length }}
            rowKey={({ key }) => key}
            columns={[
              { title: t('acceptance.stack'), cell: ({ stack }) => stack },
              {
                title: t('acceptance.run'),
                cell: run => (
                  <>
                    <ResultChip result={run.result} />
                    <Typography variant="body2" color="textSecondary">
                      {t('acceptance.runKey', {
                        key: run.key,
                        reporter: run.reporter,
                      })}
                      {run.digest !== digest && ` · ${t('acceptance.ofOther')}`}
                    </Typography>
                  </>
                ),
              },
              {
                title: t('acceptance.started'),
                cell: ({ startedAt }) => timeText(t, startedAt),
              },
              {
                title: t('acceptance.duration'),
                cell: run => durationText(t, run),
              },
              {
                title: t('acceptance.notes'),
                cell: run => <RunDetails run={run} />,
              },
            ]}
          />
          <Pager pages={pages} pageSize={PAGE_SIZE} />
        </>
      )}
    </Loaded>
  );
}
