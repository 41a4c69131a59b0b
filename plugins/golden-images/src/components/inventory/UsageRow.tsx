import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Collapse from '@material-ui/core/Collapse';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type { UsageView } from '@image-governance/plugin-golden-images-common';
import { CodeText, DigestText } from '../copy';
import { ReleaseLine } from '../releases';
import { FindingList, VerdictChip } from '../verdict';
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
    name: { fontWeight: 700 },
    muted: { color: theme.palette.text.secondary },
    toggle: { marginLeft: 'auto' },
  }),
  { name: 'GoldenImagesUsageRow' },
);

/** One container: what it runs, the verdict, and on demand why and what to do. */
export function UsageRow(props: {
  usage: UsageView;
  /** What the same container ran before, newest first. */
  history: readonly UsageView[];
  defaultOpen?: boolean;
}) {
  const classes = useStyles();
  const [open, setOpen] = useState(props.defaultOpen ?? false);
  const { usage, history } = props;
  const detailsId = `usage-${usage.id}`;
  return (
    <li className={classes.root}>
      <div className={classes.head}>
        <span className={classes.name}>{usage.container}</span>
        {usage.containerType !== 'container' && (
          <span className={classes.muted}>{usage.containerType}</span>
        )}
        <VerdictChip verdict={usage.verdict} />
        {usage.release && <ReleaseLine release={usage.release} />}
        <Button
          className={classes.toggle}
          size="small"
          aria-expanded={open}
          aria-controls={detailsId}
          aria-label={`Why ${usage.container} is judged so, and what to do`}
          endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
          onClick={() => setOpen(!open)}
        >
          Why
        </Button>
      </div>
      <div>
        <CodeText text={usage.image} label="Copy reference" />
      </div>
      <div className={classes.muted}>
        {usage.runningDigest ? (
          <>
            running <DigestText digest={usage.runningDigest} /> in {usage.pods}{' '}
            {usage.pods === 1 ? 'pod' : 'pods'}
          </>
        ) : (
          'not running: read from its template'
        )}
      </div>
      {usage.findings.length > 0 && <FindingList findings={usage.findings} />}
      <div id={detailsId}>
        <Collapse in={open} unmountOnExit>
          <UsageDetails usage={usage} history={history} />
        </Collapse>
      </div>
    </li>
  );
}
