import Typography from '@material-ui/core/Typography';
import { CodeSnippet, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { sourcesRouteRef } from '../../routes';
import { useTexts } from '../../translation';

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
  const { t } = useTexts();
  const sources = useRouteRef(sourcesRouteRef);
  return (
    <>
      <Typography variant="subtitle2" component="h2">
        {t('inventory.nothingScanned.title')}
      </Typography>
      <Typography variant="body2">
        {t('inventory.nothingScanned.configure')}
      </Typography>
      <CodeSnippet language="yaml" showCopyCodeButton text={SHORTEST_CONFIG} />
      <Typography variant="body2">
        {t('inventory.nothingScanned.configured', {
          sources: (
            <Link to={sources()} underline="always">
              {t('inventory.nothingScanned.sources')}
            </Link>
          ),
        })}
      </Typography>
    </>
  );
}
