import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  GATE_TITLES,
  type CandidateView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { dateText } from '../../time/dateText';
import { StatusChip, ToneIcon } from '../../verdict';
import { GlanceButton } from '../GlanceLink';
import { ReleaseLink } from '../ReleaseLink';
import { gateTone, stageTone } from '../promotion/stageTone';

const COLUMNS = ['release', 'stage', 'age', 'gates', 'waitsFor'] as const;

const useStyles = makeStyles(
  theme => ({
    table: { minWidth: 860 },
    marks: { display: 'inline-flex', gap: theme.spacing(0.25) },
    chips: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
  }),
  { name: 'GoldenImagesCandidateTable' },
);

/** Candidates with stage, age, gates and whom they wait for. */
export function CandidateTable(props: {
  candidates: readonly CandidateView[];
  onSelect: (candidate: CandidateView) => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <TableContainer component={Paper}>
      <Table
        size="small"
        className={classes.table}
        aria-label={t('candidates.table.label')}
      >
        <TableHead>
          <TableRow>
            {COLUMNS.map(column => (
              <TableCell key={column}>
                {t(`candidates.table.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {props.candidates.map(candidate => (
            <Row
              key={candidate.id}
              candidate={candidate}
              onSelect={props.onSelect}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Row(props: {
  candidate: CandidateView;
  onSelect: (candidate: CandidateView) => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { candidate, onSelect } = props;
  const { title, stage, fastTrack, evaluation, gate, waitsFor } = candidate;
  const { gates } = gate;
  const due = dateText(t, evaluation.dueAt);
  return (
    <TableRow>
      <TableCell style={{ overflowWrap: 'anywhere' }}>
        <ReleaseLink id={candidate.id}>{title}</ReleaseLink>
        <GlanceButton title={title} onClick={() => onSelect(candidate)} />
        <Typography variant="caption" display="block" color="textSecondary">
          {`${candidate.registry}/${candidate.repository}:${candidate.tag}`}
        </Typography>
      </TableCell>
      <TableCell>
        <span className={classes.chips}>
          <StatusChip
            tone={stageTone(stage)}
            label={t(`candidates.stage.${stage}`)}
          />
          {fastTrack && (
            <StatusChip
              tone="warning"
              label={t('candidates.table.fastTrack')}
              title={fastTrack.reason}
            />
          )}
        </span>
      </TableCell>
      <TableCell>
        {t('candidates.table.days', { count: evaluation.ageDays })}
        {candidate.closedAt === undefined &&
          (evaluation.overdue ? (
            <StatusChip
              tone="warning"
              label={t('candidates.table.overdue', { date: due })}
            />
          ) : (
            <Typography variant="caption" display="block" color="textSecondary">
              {t('candidates.table.due', { date: due })}
            </Typography>
          ))}
      </TableCell>
      <TableCell>
        <div>
          {t('candidates.table.gatesPassed', {
            passed: gates.filter(({ state }) => state === 'passed').length,
            total: gates.length,
          })}
        </div>
        <span className={classes.marks}>
          {gates.map(({ gate: name, state, because }) => (
            <span
              key={name}
              role="img"
              aria-label={`${GATE_TITLES[name]}: ${t(
                `promotion.gates.${state}`,
              )}`}
              title={`${GATE_TITLES[name]}: ${because}`}
            >
              <ToneIcon tone={gateTone(state)} />
            </span>
          ))}
        </span>
      </TableCell>
      <TableCell>
        {waitsFor.map(who => t(`candidates.who.${who}`)).join(', ') ||
          t('candidates.table.nobody')}
      </TableCell>
    </TableRow>
  );
}
