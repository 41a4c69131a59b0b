import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  formatCount,
  releaseTitle,
  type SprawlDetail,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { PhaseChip } from '../releases';
import { DetailDrawer } from '../drawer';
import { Loaded } from '../request';
import { ofOwner } from './figureFilters';

const useStyles = makeStyles(
  theme => ({
    release: { margin: theme.spacing(2, 0) },
    title: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'GoldenImagesExcessDrawer' },
);

/** Which releases cause the excess, why, and who runs them (R-KPI5-04). */
export function ExcessDrawer(props: { onClose: () => void }) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getSprawl(), [api]);
  const title = t('compliance.sprawl.whoTitle');
  return (
    <DetailDrawer title={title} onClose={props.onClose}>
      <Loaded request={request} what={t('compliance.sprawl.whoWhat')}>
        {({ excess }) =>
          excess.length === 0 ? (
            <Typography>{t('compliance.sprawl.none')}</Typography>
          ) : (
            <>
              {excess.map(one => (
                <Excess key={one.release.id} excess={one} />
              ))}
            </>
          )
        }
      </Loaded>
    </DetailDrawer>
  );
}

function Excess(props: { excess: SprawlDetail['excess'][number] }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { release, reason, owners } = props.excess;
  const title = releaseTitle(release);
  return (
    <section className={classes.release}>
      <div className={classes.title}>
        <Typography variant="subtitle1" component="h3">
          {title}
        </Typography>
        <PhaseChip phase={release.timeline.phase} />
      </div>
      <Typography variant="body2" gutterBottom>
        {reason}
      </Typography>
      <Table
        size="small"
        aria-label={t('compliance.sprawl.ofOwners', { release: title })}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('compliance.sprawl.owner')}</TableCell>
            <TableCell align="right">
              {t('compliance.sprawl.workloads')}
            </TableCell>
            <TableCell align="right">{t('compliance.sprawl.pods')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {owners.map(({ ownerRef, workloads, pods }) => (
            <TableRow key={ownerRef ?? ''}>
              <TableCell style={{ overflowWrap: 'anywhere' }}>
                {ownerRef ? (
                  <EntityRefLink entityRef={ownerRef} />
                ) : (
                  t('compliance.sprawl.nobody')
                )}
              </TableCell>
              <TableCell align="right">
                <WorkloadsLink filter={ofOwner(release, ownerRef)}>
                  {formatCount(workloads)}
                </WorkloadsLink>
              </TableCell>
              <TableCell align="right">{formatCount(pods)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}
