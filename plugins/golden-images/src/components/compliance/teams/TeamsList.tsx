import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type { TeamsSummary } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Pager } from '../../inventory/Pager';
import { usePages } from '../../inventory/usePages';
import { Loaded } from '../../request';
import { TeamSearch } from './TeamSearch';
import { TeamsTable } from './TeamsTable';
import { useTeamFilter } from './useTeamFilter';

/** Teams shown at once. */
const PAGE_SIZE = 25;

/** The teams one by one, worst first, a page at a time. */
export function TeamsList(props: { summary: TeamsSummary }) {
  const api = useApi(goldenImagesApiRef);
  const { t } = useTexts();
  const { shown, setShown } = useTeamFilter();
  const pages = usePages(
    cursor => api.listTeams(shown, { cursor, limit: PAGE_SIZE }),
    JSON.stringify(shown),
  );
  const { text } = shown;
  const [resets, setResets] = useState(0);
  const reset = () => {
    setShown({ ...shown, text: undefined });
    setResets(resets + 1);
  };
  return (
    <>
      <TeamSearch
        key={resets}
        text={text ?? ''}
        onChange={next => setShown({ ...shown, text: next || undefined })}
      />
      <InfoCard title={t('teams.table.title')}>
        <Loaded request={pages.request} what={t('teams.what')}>
          {page =>
            page.items.length === 0 ? (
              <NoTeams text={text} onReset={reset} />
            ) : (
              <>
                <TeamsTable
                  teams={page.items}
                  shown={shown}
                  onShow={setShown}
                  comparedWith={props.summary.comparedWith}
                  busy={pages.request.loading}
                />
                <Pager pages={pages} pageSize={PAGE_SIZE} />
              </>
            )
          }
        </Loaded>
      </InfoCard>
    </>
  );
}

function NoTeams(props: { text: string | undefined; onReset: () => void }) {
  const { t } = useTexts();
  const { text, onReset } = props;
  return text ? (
    <>
      <Typography gutterBottom style={{ overflowWrap: 'anywhere' }}>
        {t('teams.filter.none', { text })}
      </Typography>
      <Button variant="outlined" onClick={onReset}>
        {t('teams.filter.reset')}
      </Button>
    </>
  ) : (
    <Typography>{t('teams.noOwners')}</Typography>
  );
}
