import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    facts: { display: 'grid', gap: theme.spacing(1.5), margin: 0 },
    value: {
      ...theme.typography.body2,
      margin: 0,
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap',
    },
  }),
  { name: 'GoldenImagesFact' },
);

/** Names with what is said of each. */
export function Facts(props: { children: ReactNode }) {
  return <dl className={useStyles().facts}>{props.children}</dl>;
}

/** One of {@link Facts}; nothing where nothing is said. */
export function Fact(props: { name: string; children: ReactNode }) {
  const classes = useStyles();
  const { name, children } = props;
  return children ? (
    <div>
      <Typography variant="subtitle2" component="dt">
        {name}
      </Typography>
      <dd className={classes.value}>{children}</dd>
    </div>
  ) : null;
}
