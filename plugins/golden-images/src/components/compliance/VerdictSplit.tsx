import { makeStyles, useTheme, type Theme } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import {
  formatCount,
  VERDICT_TEXT,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { countOf } from '../count';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { toneColor, VerdictChip } from '../verdict';
import { ofVerdict } from './figureFilters';

type Share = Overview['verdicts'][number];

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      height: theme.spacing(3),
      gap: 2,
      marginBottom: theme.spacing(2),
    },
    part: { minWidth: 3, borderRadius: 2 },
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 3),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    entry: {
      ...theme.typography.body1,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'GoldenImagesVerdictSplit' },
);

/** All workloads by verdict: a bar for the eye, and the same as words and links. */
export function VerdictSplit(props: { overview: Overview }) {
  const classes = useStyles();
  const theme = useTheme();
  const shares = props.overview.verdicts.filter(share => share.workloads > 0);
  const total = shares.reduce((sum, share) => sum + share.workloads, 0);
  return (
    <InfoCard
      title="Verdicts"
      subheader={`${countOf(
        total,
        'production workload',
      )}, each by the worst of its containers`}
    >
      {total === 0 && 'No production workload has been seen.'}
      <div className={classes.bar} role="img" aria-label={inWords(shares)}>
        {shares.map(share => (
          <div
            key={share.verdict}
            className={classes.part}
            title={`${VERDICT_TEXT[share.verdict].title}: ${formatCount(
              share.workloads,
            )}`}
            style={{
              flexGrow: share.workloads,
              ...fill(theme, share, shares),
            }}
          />
        ))}
      </div>
      <ul className={classes.legend}>
        {shares.map(share => (
          <li key={share.verdict} className={classes.entry}>
            <WorkloadsLink filter={ofVerdict(share.verdict)}>
              {formatCount(share.workloads)}
            </WorkloadsLink>
            <VerdictChip
              verdict={share.verdict}
              title={countOf(share.pods, 'pod')}
            />
          </li>
        ))}
      </ul>
    </InfoCard>
  );
}

function inWords(shares: readonly Share[]): string {
  return shares
    .map(share => `${VERDICT_TEXT[share.verdict].title}: ${share.workloads}`)
    .join(', ');
}

/** The tone's colour, lighter with each further verdict of the same tone, so that neighbours differ. */
function fill(theme: Theme, share: Share, shares: readonly Share[]) {
  const { tone } = VERDICT_TEXT[share.verdict];
  const sameTone = shares.filter(
    other => VERDICT_TEXT[other.verdict].tone === tone,
  );
  return {
    backgroundColor: toneColor(theme, tone),
    opacity: 1 - 0.2 * Math.min(sameTone.indexOf(share), 3),
  };
}
