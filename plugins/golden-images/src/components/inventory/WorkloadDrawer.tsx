import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { WorkloadDetail } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { Loaded } from '../request';
import { DataAgeText } from '../time';
import { StaleNotice } from './StaleNotice';
import { WorkloadHeading } from './WorkloadHeading';
import { WorkloadUsages } from './WorkloadUsages';

const useStyles = makeStyles(
  theme => ({
    paper: { width: 'min(760px, 100vw)', padding: theme.spacing(2, 3) },
    close: { alignSelf: 'flex-end' },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      marginBottom: theme.spacing(1),
      ...theme.typography.body2,
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
      PaperProps={{ 'aria-label': 'Workload', role: 'dialog' }}
    >
      <IconButton
        className={classes.close}
        size="small"
        aria-label="Close"
        onClick={onClose}
      >
        <CloseIcon />
      </IconButton>
      <Loaded request={request} what="this workload">
        {workload => <Body workload={workload} />}
      </Loaded>
    </Drawer>
  );
}

function Body(props: { workload: WorkloadDetail }) {
  const classes = useStyles();
  const { workload } = props;
  return (
    <>
      <WorkloadHeading workload={workload} component="h2" />
      <div className={classes.facts}>
        <span>Environment: {workload.environment}</span>
        <span>
          Component:{' '}
          {workload.entityRef ? (
            <EntityRefLink entityRef={workload.entityRef} />
          ) : (
            'none'
          )}
        </span>
        <span>
          Owner:{' '}
          {workload.ownerRef ? (
            <EntityRefLink entityRef={workload.ownerRef} />
          ) : (
            'none'
          )}
        </span>
        <span>Source: {workload.source}</span>
        <DataAgeText age={workload.age} />
      </div>
      <StaleNotice age={workload.age} />
      <WorkloadUsages
        workload={workload}
        defaultOpen={workload.usages.length === 1}
      />
    </>
  );
}
