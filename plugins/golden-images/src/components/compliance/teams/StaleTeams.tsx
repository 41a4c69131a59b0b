import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SourceView } from '@image-governance/plugin-golden-images-common';
import { sourcesRouteRef } from '../../../routes';
import { goldenImagesTranslationRef } from '../../../translation';

/** Says which sources could not be read and what that does to the figures. Nothing when all are fresh. */
export function StaleTeams(props: { sources: readonly SourceView[] }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const sources = useRouteRef(sourcesRouteRef);
  const stale = props.sources.filter(({ age }) => age.stale);
  if (stale.length === 0) {
    return null;
  }
  return (
    <Alert severity="warning" style={{ marginBottom: 16 }}>
      <AlertTitle>{t('teams.stale.title', { count: stale.length })}</AlertTitle>
      <div style={{ overflowWrap: 'anywhere' }}>
        {t('teams.stale.text', {
          names: stale.map(({ name }) => name).join(', '),
        })}
      </div>
      <Link to={sources()} underline="always">
        {t('teams.stale.link')}
      </Link>
    </Alert>
  );
}
