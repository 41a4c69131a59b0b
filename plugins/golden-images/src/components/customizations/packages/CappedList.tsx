import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { ShowMore, useShownRows } from '../../more';

/** Entries shown at first, and with each step. */
const STEP = 5;

const useStyles = makeStyles(
  { list: { listStyle: 'none', margin: 0, padding: 0 } },
  { name: 'GoldenImagesCappedList' },
);

/** The beginning of a list in a cell, the rest on demand. */
export function CappedList(props: {
  /** Each once, since they are told apart by it. */
  keys: readonly string[];
  children: (key: string) => ReactNode;
}) {
  const classes = useStyles();
  const { keys, children } = props;
  const { shown, hidden, showMore } = useShownRows(keys, STEP);
  return (
    <>
      <ul className={classes.list}>
        {shown.map(key => (
          <li key={key}>{children(key)}</li>
        ))}
      </ul>
      <ShowMore hidden={hidden} onClick={showMore} />
    </>
  );
}
