import MuiLink from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  MigrationStatus,
  ReleaseView,
  TeamProgress,
  WorkloadFilter,
  WorkloadsAndPods,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { dateText } from '../time';
import { StatusChip, type ShownTone } from '../verdict';
import type { Contacts } from './useContacts';
import { useCounts } from './useCounts';

const useStyles = makeStyles(
  theme => ({
    // A bar beside the words that say it.
    holdOut: {
      boxShadow: `inset 4px 0 0 ${theme.palette.status.error}`,
    },
    team: { overflowWrap: 'anywhere' },
    status: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
  }),
  { name: 'GoldenImagesTeamRow' },
);

/** One team's way off a release. */
export function TeamRow(props: {
  team: TeamProgress;
  release: ReleaseView;
  /** Whom to ask of hold-outs; absent where the table has no such column. */
  contact?: Contacts;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { team, release, contact } = props;
  const { ownerRef, status, left, moved, since, holdOut } = team;
  const owner = [ownerRef ?? 'none'];
  return (
    <TableRow className={holdOut ? classes.holdOut : undefined}>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={classes.team}
      >
        {ownerRef ? (
          <EntityRefLink entityRef={ownerRef} defaultKind="group" />
        ) : (
          t('releases.deprecations.noOwner')
        )}
      </TableCell>
      <TableCell>
        <span className={classes.status}>
          <Status status={status} until={team.emergencyUntil} />
          {holdOut && (
            <StatusChip
              tone="error"
              label={t('releases.deprecations.team.holdOut')}
            />
          )}
        </span>
      </TableCell>
      <TableCell>
        <Figure
          use={left}
          filter={{ release: [release.id], production: true, owner }}
        />
      </TableCell>
      <TableCell>
        <Figure
          use={moved}
          filter={{ movedFrom: [release.id], production: true, owner }}
        />
      </TableCell>
      <TableCell>{since ? dateText(t, since) : '–'}</TableCell>
      {contact && (
        <TableCell className={classes.team}>
          {holdOut && <Contact ownerRef={ownerRef} contacts={contact} />}
        </TableCell>
      )}
    </TableRow>
  );
}

function Status(props: { status: MigrationStatus; until?: string }) {
  const { t } = useTexts();
  const { status, until } = props;
  const tones: Record<MigrationStatus, ShownTone> = {
    'not-started': 'neutral',
    'in-progress': 'info',
    emergency: 'warning',
    migrated: 'ok',
  };
  const words: Record<MigrationStatus, string> = {
    'not-started': t('releases.deprecations.team.notStarted'),
    'in-progress': t('releases.deprecations.team.inProgress'),
    emergency: t('releases.deprecations.team.emergency', {
      date: until ? dateText(t, until) : '',
    }),
    migrated: t('releases.deprecations.team.migrated'),
  };
  return <StatusChip tone={tones[status]} label={words[status]} />;
}

function Figure(props: { use: WorkloadsAndPods; filter: WorkloadFilter }) {
  const { t } = useTexts();
  const counts = useCounts();
  const { workloads, pods } = props.use;
  if (workloads === 0) {
    return <>{t('releases.deprecations.team.none')}</>;
  }
  return (
    <WorkloadsLink filter={props.filter}>
      {t('releases.deprecations.team.workloadsAndPods', {
        workloads: counts.workloads(workloads),
        pods: counts.pods(pods),
      })}
    </WorkloadsLink>
  );
}

function Contact(props: { ownerRef?: string; contacts: Contacts }) {
  const { t } = useTexts();
  const { ownerRef, contacts } = props;
  if (ownerRef === undefined) {
    return <>{t('releases.deprecations.team.contactOwner')}</>;
  }
  const email = contacts.get(ownerRef);
  return email ? (
    <MuiLink href={`mailto:${email}`} underline="always">
      {email}
    </MuiLink>
  ) : (
    <>{t('releases.deprecations.team.noContact')}</>
  );
}
