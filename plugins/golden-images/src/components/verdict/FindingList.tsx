import { makeStyles } from '@material-ui/core/styles';
import {
  findingTone,
  type Finding,
  type FindingKind,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import type { ShownTone } from './tone';
import { ToneIcon } from './ToneIcon';

const SEVERITY_TONE = {
  error: 'error',
  warning: 'warning',
  info: 'info',
} satisfies Record<Finding['severity'], ShownTone>;

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    inline: {
      margin: 0,
      padding: 0,
      listStyle: 'none',
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(1.5),
    },
    item: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
      color: theme.palette.text.primary,
      ...theme.typography.body2,
    },
  }),
  { name: 'GoldenImagesFindingList' },
);

/** Findings of one usage with the sentence a developer can act on. */
export function FindingList(props: { findings: readonly Finding[] }) {
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <ul className={classes.list} aria-label={t('verdict.findings')}>
      {props.findings.map(finding => (
        <li key={finding.kind} className={classes.item}>
          <ToneIcon tone={SEVERITY_TONE[finding.severity]} />
          <span>
            <strong>{t(`verdict.finding.${finding.kind}`)}.</strong>{' '}
            {finding.message}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Kinds of findings, in words, for rows that stand for several usages. */
export function FindingKinds(props: {
  kinds: readonly FindingKind[];
  /** Whether they were found in production, where some weigh more. */
  production: boolean;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <ul className={classes.inline} aria-label={t('verdict.findings')}>
      {props.kinds.map(kind => (
        <li key={kind} className={classes.item}>
          <ToneIcon tone={findingTone(kind, props.production)} />
          {t(`verdict.finding.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
