import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { EntitySummary } from '@image-governance/plugin-golden-images-common';
import { entityDetailsRouteRef } from '../../routes';
import { CopyButton } from '../copy';
import { ReleaseLine } from '../releases';
import { VerdictChip } from '../verdict';
import { AdviceText } from './AdviceText';
import { EnvironmentList } from './EnvironmentList';
import { NoWorkloadFound } from './NoWorkloadFound';
import { StaleNotice } from './StaleNotice';
import { UnannotatedEntity } from './UnannotatedEntity';

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1.5),
    },
  }),
  { name: 'GoldenImagesEntityCard' },
);

/** What the card says once the answer is there. */
export function EntityCardBody(props: { summary: EntitySummary }) {
  const classes = useStyles();
  const details = useRouteRef(entityDetailsRouteRef);
  const { summary } = props;
  if (summary.unannotated) {
    return <UnannotatedEntity />;
  }
  if (!summary.verdict) {
    return <NoWorkloadFound summary={summary} />;
  }
  const { advice, release } = summary;
  return (
    <div>
      <StaleNotice age={summary.age} />
      <div className={classes.head}>
        <VerdictChip verdict={summary.verdict} />
        {release && <ReleaseLine release={release} />}
      </div>
      {advice && <AdviceText advice={advice} />}
      <EnvironmentList environments={summary.environments} />
      <Typography variant="body2" color="textSecondary">
        {goldenReleasesLine(summary)}
      </Typography>
      <div className={classes.actions}>
        {advice?.fromLine ? (
          <CopyButton text={advice.fromLine} label={`Copy ${advice.fromLine}`}>
            Copy FROM line
          </CopyButton>
        ) : (
          <span />
        )}
        {details && <Link to={details()}>Details</Link>}
      </div>
    </div>
  );
}

function goldenReleasesLine(summary: EntitySummary): string {
  const count = summary.goldenReleases.length;
  const excess = summary.excessReleases.length;
  const releases = count === 1 ? 'golden release' : 'golden releases';
  const line = `${count} ${releases} in use by this component`;
  return excess > 0 ? `${line}, ${excess} not current` : line;
}
