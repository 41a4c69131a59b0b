import { makeStyles } from '@material-ui/core';
import { LogoIcon } from './LogoIcon';

const useStyles = makeStyles(theme => ({
  root: {
    alignItems: 'center',
    color: theme.palette.common.white,
    display: 'flex',
    fontSize: '1rem',
    fontWeight: 600,
    gap: theme.spacing(1),
    '& svg': { flexShrink: 0 },
    whiteSpace: 'nowrap',
  },
}));

/** Name of the portal beside its mark. */
export const LogoFull = () => {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <LogoIcon />
      Developer portal
    </span>
  );
};
