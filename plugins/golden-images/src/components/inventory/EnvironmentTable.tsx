import Link from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { EntityInventory } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { FindingKinds, VerdictChip } from '../verdict';
import { EnvironmentReleases } from './EnvironmentReleases';
import { PinnedMark } from './PinnedMark';
import { environmentId } from './environmentId';

/** Which version runs in which environment, and how far a newer one has come (R-APP-06, R-LIFE-03). */
export function EnvironmentTable(props: { inventory: EntityInventory }) {
  const { t } = useTexts();
  const { inventory } = props;
  return (
    <TableContainer>
      <Table
        size="small"
        aria-label={t('inventory.versions.label')}
        style={{ minWidth: 860 }}
      >
        <TableHead>
          <TableRow>
            <TableCell style={{ width: 130 }}>
              {t('inventory.versions.environment')}
            </TableCell>
            <TableCell align="right" style={{ width: 120 }}>
              {t('inventory.versions.workloads')}
            </TableCell>
            <TableCell>{t('inventory.versions.runs')}</TableCell>
            <TableCell>{t('inventory.versions.verdict')}</TableCell>
            <TableCell style={{ width: 130 }}>
              {t('inventory.versions.pinned')}
            </TableCell>
            <TableCell>{t('inventory.versions.findings')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {inventory.environments.map((environment, index) => (
            <TableRow key={environment.name}>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                style={{ overflowWrap: 'anywhere' }}
              >
                {environment.name}
              </TableCell>
              <TableCell align="right">
                <Link href={`#${environmentId(index)}`} underline="always">
                  {t('count.number', { value: environment.workloads })}
                </Link>
              </TableCell>
              <TableCell>
                <EnvironmentReleases
                  inventory={inventory}
                  environment={environment}
                />
              </TableCell>
              <TableCell>
                <VerdictChip verdict={environment.verdict} />
              </TableCell>
              <TableCell>
                <PinnedMark
                  pinned={environment.pinned}
                  production={environment.production}
                />
              </TableCell>
              <TableCell>
                <FindingKinds
                  kinds={environment.findings.filter(
                    kind => kind !== 'not-pinned',
                  )}
                  production={environment.production}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
