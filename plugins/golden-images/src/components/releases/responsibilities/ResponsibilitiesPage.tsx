import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Loaded } from '../../request';
import { DecisionList } from './DecisionList';
import { RaciLegend } from './RaciLegend';
import { RaciTable } from './RaciTable';
import { RoleList } from './RoleList';

/** Who decides what about golden images, and who these people are (R-RACI-01..09). */
export function ResponsibilitiesPage() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getResponsibilities(), [api]);
  return (
    <>
      <Typography variant="h4" component="h2">
        {t('responsibilities.title')}
      </Typography>
      <Typography paragraph>{t('responsibilities.text')}</Typography>
      <Loaded request={request} what={t('responsibilities.what')}>
        {responsibilities => (
          <Grid container spacing={2}>
            <Grid item xs={12}>
              <InfoCard title={t('responsibilities.matrix')}>
                <RaciTable responsibilities={responsibilities} />
                <RaciLegend legend={responsibilities.legend} />
              </InfoCard>
            </Grid>
            <Grid item xs={12} md={6}>
              <InfoCard title={t('responsibilities.roles')}>
                <RoleList roles={responsibilities.roles} />
              </InfoCard>
            </Grid>
            <Grid item xs={12} md={6}>
              <InfoCard title={t('responsibilities.decisions')}>
                <DecisionList responsibilities={responsibilities} />
              </InfoCard>
            </Grid>
          </Grid>
        )}
      </Loaded>
    </>
  );
}
