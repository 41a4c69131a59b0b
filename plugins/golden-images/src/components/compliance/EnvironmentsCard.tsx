import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import {
  formatCount,
  percentText,
  type EnvironmentAdoption,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { ADOPTED, ofEnvironment, UNDETERMINED } from './figureFilters';

const useStyles = makeStyles(
  theme => ({
    // Words of the head are never cut in two.
    table: {
      minWidth: 460,
      '& th': { whiteSpace: 'nowrap' },
      '& th, & td': { padding: theme.spacing(0.75, 1) },
    },
    bar: {
      height: theme.spacing(1),
      minWidth: 100,
      marginTop: theme.spacing(0.5),
      backgroundColor: theme.palette.divider,
      borderRadius: 2,
      overflow: 'hidden',
    },
    filled: { height: '100%', backgroundColor: theme.palette.status.ok },
    number: { whiteSpace: 'nowrap' },
  }),
  { name: 'GoldenImagesEnvironmentsCard' },
);

/** How far golden images have come from development to production (R-LIFE-03, R-MIG-03). */
export function EnvironmentsCard(props: { overview: Overview }) {
  const { t } = useTexts();
  const classes = useStyles();
  const { environments } = props.overview;
  const title = t('compliance.environments.title');
  return (
    <InfoCard
      title={title}
      subheader={t('compliance.environments.subheader')}
      variant="gridItem"
    >
      {environments.length === 0 ? (
        <Typography variant="body2">
          {t('compliance.environments.none')}
        </Typography>
      ) : (
        <TableContainer>
          <Table size="small" aria-label={title} className={classes.table}>
            <TableHead>
              <TableRow>
                <TableCell>
                  {t('compliance.environments.environment')}
                </TableCell>
                <TableCell>{t('compliance.environments.adoption')}</TableCell>
                <TableCell align="right">
                  {t('compliance.environments.golden')}
                </TableCell>
                <TableCell align="right">
                  {t('compliance.environments.unknown')}
                </TableCell>
                <TableCell align="right">
                  {t('compliance.environments.pods')}
                </TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {environments.map(environment => (
                <EnvironmentRow
                  key={environment.name}
                  environment={environment}
                />
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </InfoCard>
  );
}

function EnvironmentRow(props: { environment: EnvironmentAdoption }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { environment } = props;
  const { name, production, workloads, adopted, unknown, pods } = environment;
  const word = t('compliance.environments.production');
  return (
    <TableRow>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        style={{ overflowWrap: 'break-word', maxWidth: 240 }}
      >
        {name}
        {production && name !== word && ` (${word})`}
      </TableCell>
      <TableCell>
        {percentText({ numerator: adopted, denominator: workloads })}
        <div className={classes.bar} aria-hidden>
          <div
            className={classes.filled}
            style={{ width: `${(adopted * 100) / workloads}%` }}
          />
        </div>
      </TableCell>
      <TableCell align="right" className={classes.number}>
        <WorkloadsLink
          filter={ofEnvironment(environment, ADOPTED.verdict)}
          count={adopted}
        >
          {formatCount(adopted)}
        </WorkloadsLink>{' '}
        /{' '}
        <WorkloadsLink filter={ofEnvironment(environment)} count={workloads}>
          {formatCount(workloads)}
        </WorkloadsLink>
      </TableCell>
      <TableCell align="right">
        <WorkloadsLink
          filter={ofEnvironment(environment, UNDETERMINED.verdict)}
          count={unknown}
        >
          {formatCount(unknown)}
        </WorkloadsLink>
      </TableCell>
      <TableCell align="right">{formatCount(pods)}</TableCell>
    </TableRow>
  );
}
