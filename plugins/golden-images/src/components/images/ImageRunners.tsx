import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { ImageDetail } from '@image-governance/plugin-golden-images-common';
import { workloadsRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { toSearch } from '../inventory/workloadSearch';
import { VerdictChip } from '../verdict';
import { Section } from './Section';

/** Where the image runs: the first workloads, and the way to all of them. */
export function ImageRunners(props: { image: ImageDetail }) {
  const { t } = useTexts();
  const workloadsPage = useRouteRef(workloadsRouteRef);
  const { workloads, totalWorkloads, digests } = props.image;
  const filter = { digest: digests };
  const title = t('images.detail.runs', { count: totalWorkloads });
  if (totalWorkloads === 0) {
    return <Section title={title}>{t('images.detail.runsNowhere')}</Section>;
  }
  return (
    <Section title={title}>
      <WorkloadsLink filter={filter}>
        {t('images.detail.openAll')}
      </WorkloadsLink>
      {workloads.length < totalWorkloads && (
        <div>{t('images.detail.firstOf', { shown: workloads.length })}</div>
      )}
      <TableContainer style={{ maxHeight: 360 }}>
        <Table size="small" stickyHeader aria-label={title}>
          <TableHead>
            <TableRow>
              <TableCell>{t('images.detail.workload')}</TableCell>
              <TableCell>{t('images.detail.environment')}</TableCell>
              <TableCell>{t('images.detail.verdict')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {workloads.map(workload => (
              <TableRow key={workload.id}>
                <TableCell style={{ overflowWrap: 'anywhere' }}>
                  <Link
                    to={`${workloadsPage()}${toSearch(filter)}&workload=${
                      workload.id
                    }`}
                    underline="always"
                  >
                    {workload.name}
                  </Link>
                  <div>
                    {workload.kind}, {workload.cluster} / {workload.namespace}
                  </div>
                </TableCell>
                <TableCell>{workload.environment}</TableCell>
                <TableCell>
                  <VerdictChip verdict={workload.verdict} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
}
