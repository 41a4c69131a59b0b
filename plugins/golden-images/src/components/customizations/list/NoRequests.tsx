import Button from '@material-ui/core/Button';
import { EmptyState } from '@backstage/core-components';
import { useTexts } from '../../../translation';
import type { Shown } from './shown';

/** Why there is no request to show, and how one is made. */
export function NoRequests(props: {
  shown: Shown;
  filtered: boolean;
  onReset: () => void;
}) {
  const { t } = useTexts();
  const { shown, filtered, onReset } = props;
  if (filtered) {
    return (
      <EmptyState
        missing="content"
        title={t('customizations.empty.filteredTitle')}
        action={
          <Button variant="outlined" onClick={onReset}>
            {t('customizations.filters.reset')}
          </Button>
        }
      />
    );
  }
  return shown === 'mine' || shown === 'all' ? (
    <EmptyState
      missing="content"
      title={t(`customizations.empty.${shown}Title`)}
      description={t('customizations.empty.howText')}
    />
  ) : (
    <EmptyState
      missing="content"
      title={t('customizations.empty.turnTitle')}
      description={t('customizations.empty.turnText')}
    />
  );
}
