import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { UsageView } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { CopyButton, shortenDigests } from '../copy';
import { Hidden } from '../hidden';
import { DigestHistory } from './DigestHistory';
import { EvidenceList } from './EvidenceList';
import { MajorUpgradeNotice } from './MajorUpgradeNotice';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
      gap: theme.spacing(1, 3),
      padding: theme.spacing(1, 2),
      backgroundColor: theme.palette.background.default,
      borderRadius: theme.shape.borderRadius,
    },
    section: { minWidth: 0 },
    steps: { margin: 0, paddingLeft: theme.spacing(2.5) },
    lines: {
      margin: theme.spacing(1, 0),
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesUsageDetails' },
);

/** Why a usage is judged as it is, what to do about it, and what it ran before. */
export function UsageDetails(props: {
  usage: UsageView;
  history: readonly UsageView[];
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { usage, history } = props;
  return (
    <div className={classes.root}>
      <section className={classes.section}>
        <Typography variant="subtitle2" component="h4">
          {t('inventory.usage.why')}
        </Typography>
        <ol className={classes.steps}>
          {usage.explanation.map(sentence => (
            <li
              key={sentence}
              title={sentence}
              style={{ overflowWrap: 'anywhere' }}
            >
              {shortenDigests(sentence)}
            </li>
          ))}
        </ol>
        <EvidenceList usage={usage} />
      </section>
      <section className={classes.section}>
        <WhatToDo usage={usage} />
        <DigestHistory usage={usage} history={history} />
      </section>
    </div>
  );
}

function WhatToDo(props: { usage: UsageView }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { advice } = props.usage;
  return (
    <>
      <Typography variant="subtitle2" component="h4">
        {t('inventory.advice.title')}
      </Typography>
      <Typography variant="body2">{advice.text}</Typography>
      <MajorUpgradeNotice advice={advice} />
      {advice.fromLine && (
        <div className={classes.lines}>
          {advice.from && (
            <div>
              <Hidden>{t('inventory.advice.before')} </Hidden>
              <span aria-hidden>− </span>
              {advice.from}
            </div>
          )}
          <div>
            {advice.from && (
              <>
                <Hidden>{t('inventory.advice.after')} </Hidden>
                <span aria-hidden>+ </span>
              </>
            )}
            {advice.fromLine}
          </div>
          <CopyButton
            text={advice.fromLine}
            label={t('inventory.advice.copyLine', { line: advice.fromLine })}
          >
            {t('inventory.advice.copyFromLine')}
          </CopyButton>
        </div>
      )}
    </>
  );
}
