import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(220px, 100%), 1fr))',
      gap: theme.spacing(1.5),
      alignItems: 'center',
      marginBottom: theme.spacing(2),
      padding: theme.spacing(2),
      // Labels of fields have enough contrast on paper only.
      backgroundColor: theme.palette.background.paper,
      borderRadius: theme.shape.borderRadius,
    },
    reset: { justifySelf: 'start' },
  }),
  { name: 'GoldenImagesFilterFrame' },
);

/** The filters of a list, as many beside each other as there is room for, and the way to be rid of them all. */
export function FilterFrame(props: {
  /** Name of the form. */
  label: string;
  /** What the button to clear all says. */
  reset: string;
  onReset: () => void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { label, reset, onReset, children } = props;
  return (
    <form
      className={classes.root}
      aria-label={label}
      onSubmit={event => event.preventDefault()}
    >
      {children}
      <Button className={classes.reset} onClick={onReset}>
        {reset}
      </Button>
    </form>
  );
}
