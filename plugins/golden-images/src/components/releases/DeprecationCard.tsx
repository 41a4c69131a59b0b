import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { InfoCard } from '@backstage/core-components';
import {
  releaseTitle,
  type DeprecationView,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { daysRemainingText, deadlineText } from '../time';
import { StatusChip } from '../verdict';
import { DeprecationFigures } from './DeprecationFigures';
import { DeprecationTeams } from './DeprecationTeams';
import { MigrationBar } from './MigrationBar';
import { PhaseChip } from './PhaseChip';
import { ReleaseLink } from './ReleaseLink';

const useStyles = makeStyles(
  theme => ({
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      marginBottom: theme.spacing(1.5),
      ...theme.typography.body2,
    },
    teams: { marginTop: theme.spacing(1) },
  }),
  { name: 'GoldenImagesDeprecationCard' },
);

/** One release that must be left: by when, how far that is, and on demand by whom. */
export function DeprecationCard(props: {
  deprecation: DeprecationView;
  /** Owners whose figures these are; all where it is left out. */
  owner?: readonly string[];
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { deprecation, owner } = props;
  const { release, progress } = deprecation;
  const [open, setOpen] = useState(false);
  const teamsId = `teams-${release.id}`;
  return (
    <InfoCard
      title={<ReleaseLink id={release.id}>{releaseTitle(release)}</ReleaseLink>}
    >
      <Deadline release={release} />
      <MigrationBar deprecation={deprecation} />
      <DeprecationFigures deprecation={deprecation} owner={owner} />
      <div className={classes.facts}>
        <Button
          size="small"
          variant="outlined"
          aria-expanded={open}
          aria-controls={teamsId}
          endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
          onClick={() => setOpen(!open)}
        >
          {open
            ? t('releases.deprecations.card.hideTeams')
            : t('releases.deprecations.card.showTeams')}
        </Button>
        {progress.holdOuts > 0 && (
          <StatusChip
            tone="error"
            label={t('releases.deprecations.card.holdOuts', {
              count: progress.holdOuts,
            })}
          />
        )}
      </div>
      <div id={teamsId} className={classes.teams}>
        {open && <DeprecationTeams release={release} owner={owner} />}
      </div>
    </InfoCard>
  );
}

function Deadline(props: { release: ReleaseView }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { phase, deadline, daysLeft, lastMonth } = props.release.timeline;
  const overdue = daysLeft !== undefined && daysLeft < 0;
  return (
    <div className={classes.facts}>
      <PhaseChip phase={phase} />
      {deadline && <span>{deadlineText(t, deadline, daysLeft)}</span>}
      {lastMonth && (
        <StatusChip
          tone="warning"
          label={t('releases.deprecations.lastMonth')}
        />
      )}
      {overdue && (
        <StatusChip tone="error" label={daysRemainingText(t, daysLeft)} />
      )}
    </div>
  );
}
