import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { TierFinding } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ShowMore, useShownRows } from '../more';
import { FindingText } from './FindingText';

/** Findings shown at first, and with each step. */
const STEP = 50;

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gap: theme.spacing(1.5),
    },
    excerpt: {
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesFindingList' },
);

/** Everything that was found, the strictest tier first, each with its line. */
export function FindingList(props: {
  findings: readonly TierFinding[];
  /** How many of the lowest tier are left out. */
  omitted?: number;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const sorted = [...props.findings].sort((a, b) => b.tier - a.tier);
  const { shown, hidden, showMore } = useShownRows(sorted, STEP);
  if (sorted.length === 0) {
    return (
      <Typography variant="body2">
        {t('customization.findings.none')}
      </Typography>
    );
  }
  return (
    <>
      <ul className={classes.list}>
        {shown.map((finding, index) => (
          <li key={`${index} ${finding.line} ${finding.item}`}>
            <FindingText finding={finding} />
            <Typography variant="body2" color="textSecondary">
              {t('customization.findings.line', {
                line: String(finding.line),
              })}{' '}
              <code className={classes.excerpt}>{finding.excerpt}</code>
            </Typography>
          </li>
        ))}
      </ul>
      <ShowMore hidden={hidden} onClick={showMore} />
      {props.omitted !== undefined && hidden === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('count.notListed', { count: props.omitted })}
        </Typography>
      )}
    </>
  );
}
