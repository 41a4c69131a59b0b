import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  REQUEST_STATE_TITLE,
  type GlossaryEntry,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { WorkloadsLink } from '../../inventory/WorkloadsLink';
import { BreakableText } from '../../longText';
import { ownerName } from '../../releases/ownerName';
import { StatusChip } from '../../verdict';
import { EntityName } from '../EntityName';
import { RequestLink } from '../RequestLink';
import { CappedList } from './CappedList';

const TOP = { overflowWrap: 'anywhere', verticalAlign: 'top' } as const;

/** One package, and whether several teams asked for it (R-REQ-25). */
export function PackageRow(props: { entry: GlossaryEntry }) {
  const { t } = useTexts();
  const { entry } = props;
  const { name, approved, licences, suggestion } = entry;
  return (
    <TableRow>
      <TableCell component="th" scope="row" role="rowheader" style={TOP}>
        <div>{name}</div>
        <StatusChip
          tone={approved ? 'ok' : 'neutral'}
          label={
            approved
              ? t('packages.table.approved')
              : t('packages.table.notApproved')
          }
        />
        {suggestion && <Typography variant="body2">{suggestion}</Typography>}
      </TableCell>
      <TableCell style={TOP}>
        <Versions entry={entry} />
      </TableCell>
      <TableCell style={TOP}>
        {licences.join(', ') || t('packages.table.noLicence')}
      </TableCell>
      <TableCell style={TOP}>
        <Teams entry={entry} />
      </TableCell>
      <TableCell style={TOP}>
        <Variants entry={entry} />
      </TableCell>
      <TableCell style={TOP}>
        <Requests entry={entry} />
      </TableCell>
    </TableRow>
  );
}

function Versions(props: { entry: GlossaryEntry }) {
  const { t } = useTexts();
  const words = props.entry.versions.map(({ version, approved }) => {
    const text = version ?? t('packages.table.anyVersion');
    return approved
      ? t('packages.table.versionApproved', { version: text })
      : text;
  });
  return <CappedList keys={words}>{word => word}</CappedList>;
}

function Teams(props: { entry: GlossaryEntry }) {
  const { t } = useTexts();
  const { teams, askedBy, runBy } = props.entry;
  const others = askedBy.filter(team => !teams.includes(team));
  return (
    <>
      {teams.length === 0 && t('packages.table.noTeam')}
      <CappedList keys={teams}>
        {team => <EntityName entity={team} />}
      </CappedList>
      {others.length > 0 && (
        <Typography variant="caption" display="block" color="textSecondary">
          {t('packages.table.askedToo', {
            teams: others.map(ownerName).join(', '),
          })}
        </Typography>
      )}
      {runBy.length > 0 && (
        <Typography variant="caption" display="block" color="textSecondary">
          {t('packages.table.runBy', {
            teams: runBy.map(ownerName).join(', '),
          })}
        </Typography>
      )}
    </>
  );
}

/** The golden releases and the variants that have it, with the workloads that run them. */
function Variants(props: { entry: GlossaryEntry }) {
  const { t } = useTexts();
  const { variants, releases } = props.entry;
  return (
    <>
      {releases.length > 0 && (
        <span title={releases.join(', ')}>
          <WorkloadsLink filter={{ release: releases }}>
            {t('packages.table.inReleases', { count: releases.length })}
          </WorkloadsLink>
        </span>
      )}
      {variants.length + releases.length === 0 && t('packages.table.noVariant')}
      <CappedList keys={variants}>
        {reference => <Variant reference={reference} />}
      </CappedList>
    </>
  );
}

function Variant(props: { reference: string }) {
  const { reference } = props;
  const [image, digest] = reference.split('@');
  return digest ? (
    <span title={reference}>
      <WorkloadsLink filter={{ digest: [digest] }}>
        <BreakableText text={image} />
      </WorkloadsLink>
    </span>
  ) : (
    <BreakableText text={reference} />
  );
}

function Requests(props: { entry: GlossaryEntry }) {
  const { requests } = props.entry;
  return (
    <CappedList keys={requests.map(({ id }) => id)}>
      {id => {
        const request = requests.find(each => each.id === id);
        return (
          request && (
            <>
              <RequestLink id={id}>{request.title}</RequestLink>
              <Typography
                variant="caption"
                display="block"
                color="textSecondary"
              >
                {`${ownerName(request.team)}, ${
                  REQUEST_STATE_TITLE[request.state]
                }`}
              </Typography>
            </>
          )
        );
      }}
    </CappedList>
  );
}
