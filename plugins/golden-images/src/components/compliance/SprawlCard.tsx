import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import {
  releaseTitle,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { ReleaseLink } from '../releases';
import { ExcessDrawer } from './ExcessDrawer';
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
    who: { marginBottom: theme.spacing(1) },
  }),
  { name: 'GoldenImagesSprawlCard' },
);

/** KPI 5: releases in use against tracks supported, which of them cause the excess, and who runs those. */
export function SprawlCard(props: { overview: Overview }) {
  const classes = useStyles();
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const { overview } = props;
  const { kpi, inUse, supportedTracks, excess, unusedTracks, uniqueBases } =
    overview.sprawl;
  return (
    <InfoCard title={t('compliance.kpi.sprawl')} variant="gridItem">
      <KpiFigure kpi={kpi} overview={overview} />
      <Typography variant="body2" paragraph>
        <WorkloadsLink filter={ofReleases(inUse)} count={inUse.length}>
          {t('compliance.sprawl.inUse', { total: kpi.ratio.numerator })}
        </WorkloadsLink>{' '}
        / {t('compliance.sprawl.supported', { total: supportedTracks.length })}
        {' · '}
        <WorkloadsLink filter={PRODUCTION} count={uniqueBases}>
          {t('compliance.count.bases', { count: uniqueBases })}
        </WorkloadsLink>{' '}
        {t('compliance.sprawl.allOrigins')}
      </Typography>
      {excess.length > 0 && (
        <>
          <Typography variant="subtitle2" component="p">
            {t('compliance.sprawl.excess')}
          </Typography>
          <ul
            className={classes.list}
            aria-label={t('compliance.sprawl.excessLabel')}
          >
            {excess.map(release => (
              <li key={release.id}>
                <ReleaseLink id={release.id}>
                  {releaseTitle(release)}
                </ReleaseLink>
                :{' '}
                <WorkloadsLink filter={ofReleases([release])}>
                  {t('compliance.count.workloads', {
                    count: release.workloads.production,
                  })}
                </WorkloadsLink>
              </li>
            ))}
          </ul>
          <Button
            size="small"
            variant="outlined"
            className={classes.who}
            onClick={() => setOpen(true)}
          >
            {t('compliance.sprawl.who')}
          </Button>
          {open && <ExcessDrawer onClose={() => setOpen(false)} />}
        </>
      )}
      {unusedTracks.length > 0 && (
        <Typography variant="body2">
          {t('compliance.sprawl.unused', {
            tracks: unusedTracks
              .map(({ family, track }) => `${family} ${track}`)
              .join(', '),
          })}
        </Typography>
      )}
    </InfoCard>
  );
}
