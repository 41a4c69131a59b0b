import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { SourceView } from '@image-governance/plugin-golden-images-common';
import { sourcesRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import { LongText } from '../longText';
import { timeText } from '../time';
import { isDoubtful } from './isDoubtful';

/** Says which sources could not be read and what that does to the figures. Nothing when all are fresh. */
export function StaleSources(props: { sources: readonly SourceView[] }) {
  const { t } = useTexts();
  const page = useRouteRef(sourcesRouteRef);
  const doubtful = props.sources.filter(isDoubtful);
  if (doubtful.length === 0) {
    return null;
  }
  return (
    <Alert severity="warning" style={{ marginBottom: 16 }}>
      <AlertTitle>
        {t('sources.doubt.title', { count: doubtful.length })}
      </AlertTitle>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {doubtful.map(source => (
          <li key={source.name} style={{ overflowWrap: 'anywhere' }}>
            <Facts source={source} />{' '}
            {source.lastError && <LongText text={source.lastError} />}
          </li>
        ))}
      </ul>
      <Link to={page()} underline="always">
        {t('sources.doubt.see')}
      </Link>
    </Alert>
  );
}

function Facts(props: { source: SourceView }) {
  const { t } = useTexts();
  const { kind, name, age } = props.source;
  const source = `${kind} ${name}`;
  if (!age.observedAt) {
    return <>{t('sources.doubt.never', { source })}</>;
  }
  return (
    <>
      {t(age.stale ? 'sources.doubt.staleFacts' : 'sources.doubt.facts', {
        source,
        time: timeText(t, age.observedAt),
      })}
    </>
  );
}
