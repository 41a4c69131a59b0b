import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  releaseTitle,
  type EntitySummary,
} from '@image-governance/plugin-golden-images-common';
import { FindingKinds, VerdictChip } from '../verdict';

/** Which version runs in which environment (R-APP-06). */
export function EnvironmentTable(props: {
  inventory: Pick<EntitySummary, 'environments' | 'goldenReleases'>;
}) {
  const { environments, goldenReleases } = props.inventory;
  const nameOf = (id: string) => {
    const release = goldenReleases.find(candidate => candidate.id === id);
    return release ? releaseTitle(release) : id;
  };
  return (
    <TableContainer>
      <Table
        size="small"
        aria-label="Version per environment"
        style={{ minWidth: 860 }}
      >
        <TableHead>
          <TableRow>
            <TableCell style={{ width: 130 }}>Environment</TableCell>
            <TableCell align="right" style={{ width: 120 }}>
              Workloads
            </TableCell>
            <TableCell>Runs</TableCell>
            <TableCell>Worst verdict</TableCell>
            <TableCell>Pinned</TableCell>
            <TableCell>Findings</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {environments.map(environment => (
            <TableRow key={environment.name}>
              <TableCell component="th" scope="row" role="rowheader">
                {environment.name}
              </TableCell>
              <TableCell align="right">{environment.workloads}</TableCell>
              <TableCell>
                {environment.releases.length > 0
                  ? environment.releases.map(nameOf).join(', ')
                  : 'no golden release'}
              </TableCell>
              <TableCell>
                <VerdictChip verdict={environment.verdict} />
              </TableCell>
              <TableCell>{environment.pinned ? 'Yes' : 'No'}</TableCell>
              <TableCell>
                <FindingKinds kinds={environment.findings} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
