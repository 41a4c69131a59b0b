import Typography from '@material-ui/core/Typography';
import type { EntitySummary } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ReleaseLine } from '../releases';

/** Sprawl of one component: the golden releases it runs, and which of them are more than it needs (AMB-02d). */
export function ReleasesInUse(props: { summary: EntitySummary }) {
  const { t } = useTexts();
  const { goldenReleases, excessReleases } = props.summary;
  if (goldenReleases.length === 0) {
    return null;
  }
  const title = t('inventory.releasesInUse.title', {
    count: goldenReleases.length,
  });
  const excess = excessReleases.length;
  return (
    <section
      aria-label={t('inventory.releasesInUse.label')}
      style={{ marginTop: 16 }}
    >
      <Typography variant="subtitle2" component="h3">
        {excess > 0
          ? t('inventory.releasesInUse.titleWithExcess', { title, excess })
          : title}
      </Typography>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {goldenReleases.map(release => (
          <li key={release.id}>
            <ReleaseLine release={release} />{' '}
            {excessReleases.includes(release.id) &&
              t('inventory.releasesInUse.notCurrent')}
          </li>
        ))}
      </ul>
    </section>
  );
}
