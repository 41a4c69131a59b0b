import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  Overview,
  SourceView,
} from '@image-governance/plugin-golden-images-common';
import { sourcesRouteRef } from '../../routes';
import { LongText } from '../longText';
import { formatTime } from '../time';

/** Says which sources could not be read and what that does to the figures. Nothing when all are fresh. */
export function StaleSources(props: { overview: Overview }) {
  const sources = useRouteRef(sourcesRouteRef);
  const doubtful = props.overview.sources.filter(isDoubtful);
  if (doubtful.length === 0) {
    return null;
  }
  return (
    <Alert severity="warning" style={{ marginBottom: 16 }}>
      <AlertTitle>
        {doubtful.length === 1
          ? 'One source could not be read'
          : `${doubtful.length} sources could not be read`}
        : the figures rest in part on older facts
      </AlertTitle>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {doubtful.map(source => (
          <li key={source.name} style={{ overflowWrap: 'anywhere' }}>
            {sentence(source)}{' '}
            {source.lastError && <LongText text={source.lastError} />}
          </li>
        ))}
      </ul>
      <Link to={sources()}>See the sources</Link>
    </Alert>
  );
}

function isDoubtful(source: SourceView): boolean {
  return (
    source.age.stale || source.state === 'failed' || source.state === 'stale'
  );
}

function sentence(source: SourceView): string {
  const facts = source.age.observedAt
    ? `facts of ${formatTime(source.age.observedAt)} are shown`
    : 'it was never read, so what it holds is missing';
  const stale =
    source.age.stale && source.age.observedAt
      ? '; past the stale limit they count as could not be determined'
      : '';
  return `${source.kind} ${source.name}: ${facts}${stale}.`;
}
