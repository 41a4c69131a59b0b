import Alert from '@material-ui/lab/Alert';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { SourceView } from '@image-governance/plugin-golden-images-common';
import { sourcesRouteRef } from '../../routes';
import { goldenImagesTranslationRef } from '../../translation';

/** Names the sources whose facts are old, above figures that rest on them. Nothing when all are fresh. */
export function StaleFigures(props: { sources: readonly SourceView[] }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const sources = useRouteRef(sourcesRouteRef);
  const old = props.sources.filter(
    ({ age, state }) => age.stale || state === 'failed' || state === 'stale',
  );
  if (old.length === 0) {
    return null;
  }
  return (
    <Alert severity="warning" style={{ marginBottom: 16 }}>
      {t('releases.deprecations.stale', {
        count: old.length,
        names: old.map(({ name }) => name).join(', '),
      })}{' '}
      {t('releases.deprecations.staleEffect')}{' '}
      <Link to={sources()} underline="always">
        {t('releases.deprecations.sources')}
      </Link>
    </Alert>
  );
}
