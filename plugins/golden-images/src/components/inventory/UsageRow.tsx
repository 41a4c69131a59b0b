import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Collapse from '@material-ui/core/Collapse';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { UsageView } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { CodeText, DigestText } from '../copy';
import { useReducedMotion } from '../motion';
import { ReleaseLine } from '../releases';
import { FindingList, VerdictChip } from '../verdict';
import { PinnedMark } from './PinnedMark';
import { UsageDetails } from './UsageDetails';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      padding: theme.spacing(1.5, 0),
      ...theme.typography.body2,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    name: { fontWeight: 700, overflowWrap: 'anywhere' },
    muted: { color: theme.palette.text.secondary },
    toggle: { marginLeft: 'auto' },
  }),
  { name: 'GoldenImagesUsageRow' },
);

/** One container: what it runs, the verdict, and on demand why and what to do. */
export function UsageRow(props: {
  usage: UsageView;
  /** Whether its workload is in production. */
  production: boolean;
  /** What the same container ran before, newest first. */
  history: readonly UsageView[];
  defaultOpen?: boolean;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const still = useReducedMotion();
  const [open, setOpen] = useState(props.defaultOpen ?? false);
  const { usage, production, history } = props;
  const detailsId = `usage-${usage.id}`;
  return (
    <li className={classes.root}>
      <div className={classes.head}>
        <span className={classes.name}>{usage.container}</span>
        {usage.containerType !== 'container' && (
          <span className={classes.muted}>
            {t(`inventory.usage.type.${usage.containerType}`)}
          </span>
        )}
        <VerdictChip verdict={usage.verdict} />
        {usage.release && <ReleaseLine release={usage.release} />}
        <PinnedMark pinned={usage.pinned} production={production} />
        <Button
          className={classes.toggle}
          size="small"
          aria-expanded={open}
          aria-controls={detailsId}
          aria-label={t('inventory.usage.whyOf', {
            container: usage.container,
          })}
          endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
          onClick={() => setOpen(!open)}
        >
          {t('inventory.usage.why')}
        </Button>
      </div>
      <div>
        <CodeText
          text={usage.image}
          label={t('inventory.usage.copyReference')}
        />
      </div>
      <div className={classes.muted}>
        {usage.runningDigest
          ? t('inventory.usage.running', {
              count: usage.pods,
              digest: <DigestText digest={usage.runningDigest} />,
            })
          : t('inventory.usage.notRunning')}
      </div>
      {usage.findings.length > 0 && <FindingList findings={usage.findings} />}
      <div id={detailsId}>
        <Collapse in={open} timeout={still ? 0 : undefined} unmountOnExit>
          <UsageDetails usage={usage} history={history} />
        </Collapse>
      </div>
    </li>
  );
}
