import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  formatCount,
  releaseTitle,
  type ReleaseView,
  type TeamProgress,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { TeamRow } from './TeamRow';
import { useContacts } from './useContacts';

/** Rows shown before the rest is asked for. */
const FIRST = 20;

/** Every team that is on a release or left it, who has most to do first; hold-outs with whom to ask. */
export function TeamTable(props: {
  release: ReleaseView;
  teams: readonly TeamProgress[];
}) {
  const { t } = useTexts();
  const { release, teams } = props;
  const [all, setAll] = useState(false);
  const shown = all ? teams : teams.slice(0, FIRST);
  const contacts = useContacts(
    shown.flatMap(({ holdOut, ownerRef }) =>
      holdOut && ownerRef !== undefined ? [ownerRef] : [],
    ),
  );
  const anyHoldOut = teams.some(({ holdOut }) => holdOut);
  return (
    <TableContainer>
      <Table
        size="small"
        aria-label={t('releases.deprecations.team.table', {
          release: releaseTitle(release),
        })}
        style={{ minWidth: 620 }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('releases.deprecations.team.team')}</TableCell>
            <TableCell>{t('releases.deprecations.team.status')}</TableCell>
            <TableCell>{t('releases.deprecations.team.left')}</TableCell>
            <TableCell>{t('releases.deprecations.team.moved')}</TableCell>
            <TableCell>{t('releases.deprecations.team.since')}</TableCell>
            {anyHoldOut && (
              <TableCell>{t('releases.deprecations.team.contact')}</TableCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map(team => (
            <TeamRow
              key={team.ownerRef ?? ''}
              team={team}
              release={release}
              contact={anyHoldOut ? contacts : undefined}
            />
          ))}
        </TableBody>
      </Table>
      {shown.length < teams.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('releases.deprecations.team.showAll', {
            rows: formatCount(teams.length),
          })}
        </Button>
      )}
    </TableContainer>
  );
}
