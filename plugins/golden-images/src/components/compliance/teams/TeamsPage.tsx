import Box from '@material-ui/core/Box';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type { TeamsSummary } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { NothingScanned } from '../../inventory/NothingScanned';
import { Loaded } from '../../request';
import { StaleSources } from '../../sources';
import { MoversCard } from './MoversCard';
import { TeamsList } from './TeamsList';
import { TeamsSentence } from './TeamsSentence';
import { UnownedCard } from './UnownedCard';

/** Which teams run golden images, who moved, and what belongs to nobody (R-BRIEF-04, R-LIFE-09). */
export function TeamsPage() {
  const api = useApi(goldenImagesApiRef);
  const { t } = useTexts();
  const request = useAsyncRetry(() => api.getTeamsSummary(), [api]);
  return (
    <Loaded request={request} what={t('teams.what')}>
      {summary => <TeamsBody summary={summary} />}
    </Loaded>
  );
}

function TeamsBody(props: { summary: TeamsSummary }) {
  const { t } = useTexts();
  const { summary } = props;
  if (summary.sources.length === 0) {
    return (
      <InfoCard title={t('teams.table.title')}>
        <NothingScanned />
      </InfoCard>
    );
  }
  return (
    <>
      <StaleSources sources={summary.sources} />
      <TeamsSentence summary={summary} />
      <Box marginTop={2}>
        <MoversCard summary={summary} />
      </Box>
      <TeamsList summary={summary} />
      <Box marginTop={3}>
        <UnownedCard unowned={summary.unowned} />
      </Box>
    </>
  );
}
