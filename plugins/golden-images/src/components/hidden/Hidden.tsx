import type { HTMLAttributes, ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  {
    root: {
      position: 'absolute',
      width: 1,
      height: 1,
      margin: -1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'GoldenImagesHidden' },
);

/** A text for screen readers, where the eye has a sign or a place instead. */
export function Hidden(props: {
  role?: HTMLAttributes<HTMLElement>['role'];
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <span className={classes.root} role={props.role}>
      {props.children}
    </span>
  );
}
