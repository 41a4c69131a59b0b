import { makeStyles, useTheme } from '@material-ui/core/styles';
import { InfoCard } from '@backstage/core-components';
import {
  formatCount,
  VERDICT_TEXT,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { VerdictChip } from '../verdict';
import { ofVerdict } from './figureFilters';
import { verdictFill } from './verdictFill';

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
  const { t } = useTexts();
  const theme = useTheme();
  const shares = props.overview.verdicts.filter(share => share.workloads > 0);
  const verdicts = shares.map(({ verdict }) => verdict);
  const total = shares.reduce((sum, share) => sum + share.workloads, 0);
  return (
    <InfoCard
      title={t('compliance.verdicts.title')}
      subheader={t('compliance.verdicts.subheader', {
        workloads: t('compliance.count.productionWorkloads', { count: total }),
      })}
    >
      {total === 0 && t('compliance.verdicts.none')}
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
              ...verdictFill(theme, share.verdict, verdicts),
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
              title={t('compliance.count.pods', { count: share.pods })}
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
