import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import {
  releaseTitle,
  formatCount,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { countOf } from '../count';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { ofReleases, PRODUCTION } from './figureFilters';
import { KpiFigure } from './KpiFigure';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(0.5, 0, 1),
      paddingLeft: theme.spacing(2.5),
      ...theme.typography.body2,
      maxHeight: 200,
      overflowY: 'auto',
    },
  }),
  { name: 'GoldenImagesSprawlCard' },
);

/** KPI 5: releases in use against tracks supported, and which of them cause the excess. */
export function SprawlCard(props: { overview: Overview }) {
  const classes = useStyles();
  const { kpi, inUse, supportedTracks, excess, unusedTracks, uniqueBases } =
    props.overview.sprawl;
  return (
    <InfoCard title="Sprawl index" variant="gridItem">
      <KpiFigure kpi={kpi} />
      <Typography variant="body2" paragraph>
        <WorkloadsLink filter={ofReleases(inUse)}>
          {formatCount(kpi.ratio.numerator)} in use
        </WorkloadsLink>{' '}
        / {formatCount(supportedTracks.length)} supported
        {' · '}
        <WorkloadsLink filter={PRODUCTION}>
          {countOf(uniqueBases, 'unique base variant')}
        </WorkloadsLink>{' '}
        over all origins
      </Typography>
      {excess.length > 0 && (
        <>
          <Typography variant="subtitle2">More than needed</Typography>
          <ul
            className={classes.list}
            aria-label="Releases that cause the excess"
          >
            {excess.map(release => (
              <li key={release.id}>
                {releaseTitle(release)}:{' '}
                <WorkloadsLink filter={ofReleases([release])}>
                  {countOf(release.workloads.production, 'workload')}
                </WorkloadsLink>
              </li>
            ))}
          </ul>
        </>
      )}
      {unusedTracks.length > 0 && (
        <Typography variant="body2">
          Supported but unused:{' '}
          {unusedTracks
            .map(({ family, track }) => `${family} ${track}`)
            .join(', ')}
        </Typography>
      )}
    </InfoCard>
  );
}
