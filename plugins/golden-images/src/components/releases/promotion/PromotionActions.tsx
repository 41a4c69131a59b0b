import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import type {
  PromotionAction,
  PromotionView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { DecisionDialog } from './DecisionDialog';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  }),
  { name: 'GoldenImagesPromotionActions' },
);

/** What the reader may decide; what is not possible now says why. */
export function PromotionActions(props: {
  view: PromotionView;
  onDone: () => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { view, onDone } = props;
  const [asked, setAsked] = useState<PromotionAction>();
  if (view.may.length === 0) {
    return null;
  }
  return (
    <div
      className={classes.root}
      role="group"
      aria-label={t('promotion.actions.label')}
    >
      {view.may.map(({ action, because }) => (
        <Tooltip key={action} title={because ?? ''}>
          <span>
            <Button
              size="small"
              variant={action === 'promote' ? 'contained' : 'outlined'}
              color={action === 'promote' ? 'primary' : 'default'}
              disabled={because !== undefined}
              aria-description={because}
              onClick={() => setAsked(action)}
            >
              {t(`promotion.actions.${action}`)}
            </Button>
          </span>
        </Tooltip>
      ))}
      {asked && (
        <DecisionDialog
          action={asked}
          view={view}
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
