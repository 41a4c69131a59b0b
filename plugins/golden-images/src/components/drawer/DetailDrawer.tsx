import type { ReactNode } from 'react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { useTexts } from '../../translation';
import { useReducedMotion } from '../motion';

/** One is open at a time. */
const TITLE_ID = 'golden-images-drawer-title';

const useStyles = makeStyles(
  theme => ({
    paper: { width: 'min(780px, 100vw)', padding: theme.spacing(2, 3) },
    head: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
  }),
  { name: 'GoldenImagesDetailDrawer' },
);

/** What opens beside a list: a named dialog with its close button, closed by Escape too. */
export function DetailDrawer(props: {
  /** What it shows, e.g. `Release`; also its name for screen readers. */
  title: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { title, onClose, children } = props;
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      classes={{ paper: classes.paper }}
      transitionDuration={useReducedMotion() ? 0 : undefined}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': TITLE_ID,
      }}
    >
      <div className={classes.head}>
        <Typography
          id={TITLE_ID}
          variant="body2"
          component="h2"
          color="textSecondary"
        >
          {title}
        </Typography>
        <IconButton
          size="small"
          aria-label={t('drawer.close')}
          onClick={onClose}
        >
          <CloseIcon />
        </IconButton>
      </div>
      {children}
    </Drawer>
  );
}
