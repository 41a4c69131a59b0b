import { makeStyles } from '@material-ui/core/styles';
import type { EntitySummary } from '@image-governance/plugin-golden-images-common';
import { FindingKinds, ToneIcon } from '../verdict';

const useStyles = makeStyles(
  theme => ({
    list: { margin: theme.spacing(1, 0), padding: 0, listStyle: 'none' },
    item: {
      padding: theme.spacing(0.5, 0),
      ...theme.typography.body2,
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(1.5),
    },
    name: { fontWeight: 700 },
    pin: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'GoldenImagesEnvironmentList' },
);

/** A component's environments: how many workloads, whether they are pinned, what is to be known. */
export function EnvironmentList(props: {
  environments: EntitySummary['environments'];
}) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label="Environments">
      {props.environments.map(environment => (
        <li key={environment.name} className={classes.item}>
          <div className={classes.line}>
            <span className={classes.name}>{environment.name}</span>
            <span>
              {environment.workloads}{' '}
              {environment.workloads === 1 ? 'workload' : 'workloads'}
            </span>
            <PinnedMark pinned={environment.pinned} />
          </div>
          <FindingKinds
            kinds={environment.findings.filter(kind => kind !== 'not-pinned')}
          />
        </li>
      ))}
    </ul>
  );
}

function PinnedMark(props: { pinned: boolean }) {
  const classes = useStyles();
  return (
    <span className={classes.pin}>
      <ToneIcon tone={props.pinned ? 'ok' : 'warning'} />
      {props.pinned ? 'pinned' : 'not pinned'}
    </span>
  );
}
