import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  releaseTitle,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { sourcesRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { deadlineText } from '../time';
import { isDoubtful } from '../sources';
import { ADOPTED, notGolden, ofReleases, UNDETERMINED } from './figureFilters';

const useStyles = makeStyles(
  theme => ({ root: { marginBottom: theme.spacing(2), maxWidth: '80em' } }),
  { name: 'GoldenImagesHeadline' },
);

/** The answer in a few sentences: how far, what is missing, what falls next, what is not known. */
export function Headline(props: { overview: Overview }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { overview } = props;
  return (
    <Typography
      variant="body1"
      component="section"
      aria-label={t('compliance.headline.label')}
      className={classes.root}
    >
      <Adoption overview={overview} /> <Deadline overview={overview} />{' '}
      <Gaps overview={overview} />
    </Typography>
  );
}

function Adoption(props: { overview: Overview }) {
  const { t } = useTexts();
  const { overview } = props;
  const { adoption, toTarget } = overview;
  if (adoption.status === 'no-data') {
    return <>{t('compliance.headline.noData')}</>;
  }
  return (
    <>
      {t('compliance.headline.adoption', {
        adoption: (
          <WorkloadsLink filter={ADOPTED}>{adoption.display}</WorkloadsLink>
        ),
        target: adoption.target.text,
      })}{' '}
      {toTarget > 0 ? (
        <WorkloadsLink filter={notGolden(overview)}>
          {t('compliance.headline.toTarget', { count: toTarget })}
        </WorkloadsLink>
      ) : (
        t('compliance.headline.reached')
      )}
    </>
  );
}

function Deadline(props: { overview: Overview }): ReactNode {
  const { t } = useTexts();
  const [next] = props.overview.deadlines;
  const { deadline, daysLeft } = next?.release.timeline ?? {};
  if (!deadline) {
    return t('compliance.headline.noDeadline');
  }
  const overdue = daysLeft !== undefined && daysLeft < 0;
  return t(
    overdue ? 'compliance.headline.overdue' : 'compliance.headline.deadline',
    {
      release: releaseTitle(next.release),
      date: deadlineText(t, deadline, daysLeft),
      teams: (
        <WorkloadsLink filter={ofReleases([next.release])}>
          {t('compliance.count.teams', { count: next.teams })}
        </WorkloadsLink>
      ),
    },
  );
}

function Gaps(props: { overview: Overview }) {
  const { t } = useTexts();
  const sources = useRouteRef(sourcesRouteRef);
  const { overview } = props;
  const doubtful = overview.sources.filter(isDoubtful).length;
  return (
    <>
      {overview.unknown > 0 && (
        <WorkloadsLink filter={UNDETERMINED}>
          {t('compliance.headline.unknown', { count: overview.unknown })}
        </WorkloadsLink>
      )}{' '}
      {doubtful > 0 && (
        <Link to={sources()} underline="always">
          {t('compliance.headline.stale', { count: doubtful })}
        </Link>
      )}
    </>
  );
}
