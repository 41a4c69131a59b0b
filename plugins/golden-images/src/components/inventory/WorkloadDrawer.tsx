import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { goldenImagesTranslationRef } from '../../translation';
import { useReducedMotion } from '../motion';
import { Loaded } from '../request';
import { StaleNotice } from './StaleNotice';
import { WorkloadFacts } from './WorkloadFacts';
import { WorkloadHeading } from './WorkloadHeading';
import { WorkloadUsages } from './WorkloadUsages';

const TITLE_ID = 'golden-images-workload-title';

const useStyles = makeStyles(
  theme => ({
    paper: { width: 'min(760px, 100vw)', padding: theme.spacing(2, 3) },
    head: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
    },
  }),
  { name: 'GoldenImagesWorkloadDrawer' },
);

/** One workload beside the table: every container, why, what to do, what it ran before. */
export function WorkloadDrawer(props: {
  id: string;
  at?: string;
  onClose: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { id, at, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(
    () => api.getWorkload(id, { at }),
    [api, id, at],
  );
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
          {t('inventory.workload.title')}
        </Typography>
        <IconButton
          size="small"
          aria-label={t('inventory.workload.close')}
          onClick={onClose}
        >
          <CloseIcon />
        </IconButton>
      </div>
      <Loaded request={request} what={t('inventory.workload.what')}>
        {workload => (
          <>
            <WorkloadHeading workload={workload} />
            <WorkloadFacts workload={workload} />
            <StaleNotice age={workload.age} />
            <WorkloadUsages
              workload={workload}
              defaultOpen={workload.usages.length === 1}
            />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}
