import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { InfoCard, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  releaseTitle,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { deprecationsRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { PhaseChip, ReleaseLink } from '../releases';
import { deadlineText } from '../time';
import { ofReleases } from './figureFilters';

/** Deadlines shown at first. */
const FIRST = 8;

/** What falls next: releases that are still run, by the date to be off them. */
export function DeadlinesCard(props: { overview: Overview }) {
  const { t } = useTexts();
  const deprecations = useRouteRef(deprecationsRouteRef);
  const [all, setAll] = useState(false);
  const { deadlines } = props.overview;
  const shown = all ? deadlines : deadlines.slice(0, FIRST);
  return (
    <InfoCard
      title={t('compliance.deadlines.title')}
      subheader={t('compliance.deadlines.subheader')}
      variant="gridItem"
    >
      {deadlines.length === 0 ? (
        <Typography variant="body2">
          {t('compliance.deadlines.none')}
        </Typography>
      ) : (
        <TableContainer>
          <Table
            size="small"
            aria-label={t('compliance.deadlines.title')}
            style={{ minWidth: 460 }}
          >
            <TableHead>
              <TableRow>
                <TableCell style={{ width: '28%' }}>
                  {t('compliance.deadlines.date')}
                </TableCell>
                <TableCell style={{ width: '40%' }}>
                  {t('compliance.deadlines.release')}
                </TableCell>
                <TableCell>{t('compliance.deadlines.users')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {shown.map(({ release, workloads, teams, pods }) => (
                <TableRow key={release.id}>
                  <TableCell style={{ lineHeight: 1.4 }}>
                    {release.timeline.deadline &&
                      deadlineText(
                        t,
                        release.timeline.deadline,
                        release.timeline.daysLeft,
                      )}
                  </TableCell>
                  <TableCell style={{ lineHeight: 1.6 }}>
                    <div>
                      <ReleaseLink id={release.id}>
                        {releaseTitle(release)}
                      </ReleaseLink>
                    </div>
                    <PhaseChip phase={release.timeline.phase} />
                  </TableCell>
                  <TableCell style={{ lineHeight: 1.4 }}>
                    {t('compliance.deadlines.usersOf', {
                      workloads: (
                        <WorkloadsLink filter={ofReleases([release])}>
                          {t('compliance.count.workloads', {
                            count: workloads,
                          })}
                        </WorkloadsLink>
                      ),
                      teams: t('compliance.count.teams', { count: teams }),
                      pods: t('compliance.count.pods', { count: pods }),
                    })}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {shown.length < deadlines.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('compliance.deadlines.all', {
            count: deadlines.length - shown.length,
          })}
        </Button>
      )}
      <Typography variant="body2" style={{ marginTop: 8 }}>
        <Link to={deprecations()} underline="always">
          {t('compliance.deadlines.page')}
        </Link>
      </Typography>
      <Typography variant="body2" component="details" style={{ marginTop: 8 }}>
        <summary>{t('compliance.deadlines.help')}</summary>
        {t('compliance.deadlines.helpText')}
      </Typography>
    </InfoCard>
  );
}
