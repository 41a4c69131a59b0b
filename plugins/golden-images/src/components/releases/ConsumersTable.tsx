import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  formatCount,
  type ReleaseDetail,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ShowMore, useShownRows } from '../more';
import { WorkloadsLink } from '../inventory/WorkloadsLink';

/** Rows shown at first, and with each step. */
const STEP = 50;

/** Who runs a release, by owner and environment. */
export function ConsumersTable(props: { release: ReleaseDetail }) {
  const { t } = useTexts();
  const { id, consumers } = props.release;
  const { shown, hidden, showMore } = useShownRows(consumers, STEP);
  if (consumers.length === 0) {
    return (
      <Typography variant="body2">
        {t('releases.catalogue.detail.nobody')}
      </Typography>
    );
  }
  return (
    <TableContainer style={{ position: 'relative' }}>
      <Table
        size="small"
        aria-label={t('releases.catalogue.detail.consumers')}
        style={{ minWidth: 420 }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('releases.catalogue.detail.owner')}</TableCell>
            <TableCell>{t('releases.catalogue.detail.environment')}</TableCell>
            <TableCell align="right">
              {t('releases.catalogue.detail.workloads')}
            </TableCell>
            <TableCell align="right">
              {t('releases.catalogue.detail.pods')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map(({ ownerRef, environment, workloads, pods }) => (
            <TableRow key={`${ownerRef} ${environment}`}>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                style={{ overflowWrap: 'anywhere' }}
              >
                {ownerRef ? (
                  <EntityRefLink entityRef={ownerRef} defaultKind="group" />
                ) : (
                  t('releases.catalogue.detail.noOwner')
                )}
              </TableCell>
              <TableCell>{environment}</TableCell>
              <TableCell align="right">
                <WorkloadsLink
                  filter={{
                    release: [id],
                    owner: [ownerRef ?? 'none'],
                    environment: [environment],
                  }}
                >
                  {formatCount(workloads)}
                </WorkloadsLink>
              </TableCell>
              <TableCell align="right">{formatCount(pods)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <ShowMore hidden={hidden} onClick={showMore} />
    </TableContainer>
  );
}
