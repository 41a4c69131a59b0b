import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Alert from '@material-ui/lab/Alert';
import { InfoCard } from '@backstage/core-components';
import {
  formatCount,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { VerdictChip } from '../verdict';
import { ofVerdict } from './figureFilters';
import { KpiChangeText } from './KpiChangeText';

/** KPI 4: production workloads that are not golden, by category with its reason and the risk. */
export function NotGoldenCard(props: { overview: Overview }) {
  const { t } = useTexts();
  const { overview } = props;
  const { kpi, categories, risk } = overview.nonCompliant;
  const pullsUpstream = categories.some(
    ({ verdict, workloads }) => verdict === 'direct-upstream' && workloads > 0,
  );
  return (
    <InfoCard
      title={t('compliance.notGolden.title', { total: kpi.ratio.numerator })}
      subheader={kpi.statement}
      variant="gridItem"
    >
      <KpiChangeText kpi={kpi.id} overview={overview} />
      <Alert
        severity={pullsUpstream ? 'warning' : 'success'}
        style={{ marginBottom: 8 }}
      >
        {risk}
      </Alert>
      <TableContainer>
        <Table
          size="small"
          aria-label={t('compliance.notGolden.table')}
          style={{ minWidth: 320 }}
        >
          <TableHead>
            <TableRow>
              <TableCell
                align="right"
                style={{ whiteSpace: 'nowrap', width: '1%' }}
              >
                {t('compliance.notGolden.workloads')}
              </TableCell>
              <TableCell>{t('compliance.notGolden.category')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {categories.map(category => (
              <TableRow key={category.verdict}>
                <TableCell align="right">
                  <WorkloadsLink filter={ofVerdict(category.verdict)}>
                    {formatCount(category.workloads)}
                  </WorkloadsLink>
                </TableCell>
                <TableCell style={{ lineHeight: 1.4 }}>
                  <VerdictChip verdict={category.verdict} />
                  <div>
                    {category.title}: {category.reason}
                  </div>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </InfoCard>
  );
}
