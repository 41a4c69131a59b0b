import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import type {
  RequestAction,
  RequestView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import type { ActionDialogProps } from './ActionDialogProps';
import { LinkDialog } from './LinkDialog';
import { ReviewDialog } from './ReviewDialog';
import { RecheckDialog, WithdrawDialog } from './SimpleDialogs';
import { SubmitDialog } from './SubmitDialog';

const APPROVALS: readonly RequestAction[] = [
  'approve-security',
  'approve-platform',
];

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'GoldenImagesRequestActions' },
);

/** What the viewer may do with a request; what is not possible now says why. */
export function RequestActions(props: {
  request: RequestView;
  onDone: () => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { request, onDone } = props;
  const [asked, setAsked] = useState<RequestAction>();
  if (request.may.length === 0) {
    return null;
  }
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('customization.actions.label')}
    >
      {request.may.map(({ action, because }) => {
        const approves = APPROVALS.includes(action);
        return (
          <Tooltip key={action} title={because ?? ''}>
            <span>
              <Button
                size="small"
                variant={approves ? 'contained' : 'outlined'}
                color={approves ? 'primary' : 'default'}
                disabled={because !== undefined}
                aria-description={because}
                onClick={() => setAsked(action)}
              >
                {t(`customization.actions.${action}`)}
              </Button>
            </span>
          </Tooltip>
        );
      })}
      {asked && (
        <ActionDialog
          action={asked}
          request={request}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            onDone();
          }}
        />
      )}
    </div>
  );
}

function ActionDialog(props: ActionDialogProps & { action: RequestAction }) {
  const { action, ...rest } = props;
  switch (action) {
    case 'submit':
      return <SubmitDialog {...rest} />;
    case 'withdraw':
      return <WithdrawDialog {...rest} />;
    case 'recheck':
      return <RecheckDialog {...rest} />;
    case 'link-pull-request':
      return <LinkDialog {...rest} />;
    default:
      return <ReviewDialog {...rest} action={action} />;
  }
}
