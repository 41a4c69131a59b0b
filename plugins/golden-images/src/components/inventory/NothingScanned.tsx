import Typography from '@material-ui/core/Typography';
import { CodeSnippet, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { sourcesRouteRef } from '../../routes';

const SHORTEST_CONFIG = `goldenImages:
  policy:
    registries:
      internal: registry.example.com
  registries:
    - name: internal
      host: registry.example.com
  clusters:
    - name: production
      access: in-cluster
`;

/** The shortest configuration that works, for a portal where nothing was scanned yet. */
export function NothingScanned() {
  const sources = useRouteRef(sourcesRouteRef);
  return (
    <>
      <Typography variant="subtitle2">Nothing has been scanned yet</Typography>
      <Typography variant="body2">
        Tell the portal which registry holds the golden images and which cluster
        runs workloads, in app-config.yaml:
      </Typography>
      <CodeSnippet language="yaml" showCopyCodeButton text={SHORTEST_CONFIG} />
      <Typography variant="body2">
        When sources are configured already, their state is under{' '}
        <Link to={sources()}>Sources</Link>.
      </Typography>
    </>
  );
}
