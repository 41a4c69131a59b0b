import Typography from '@material-ui/core/Typography';
import type { EntitySummary } from '@image-governance/plugin-golden-images-common';
import { ReleaseLine } from '../releases';

/** Sprawl of one component: the golden releases it runs, and which of them are more than it needs (AMB-02d). */
export function ReleasesInUse(props: { summary: EntitySummary }) {
  const { goldenReleases, excessReleases } = props.summary;
  if (goldenReleases.length === 0) {
    return null;
  }
  const noun = goldenReleases.length === 1 ? 'release' : 'releases';
  return (
    <section aria-label="Golden releases in use" style={{ marginTop: 16 }}>
      <Typography variant="subtitle2">
        {goldenReleases.length} golden {noun} in use
        {excessReleases.length > 0 &&
          `, ${excessReleases.length} not the current release of a supported track`}
      </Typography>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {goldenReleases.map(release => (
          <li key={release.id}>
            <ReleaseLine release={release} />
            {excessReleases.includes(release.id) && ' (not current)'}
          </li>
        ))}
      </ul>
    </section>
  );
}
