import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { useTexts } from '../../translation';
import { useFactsChanged } from './useFactsChanged';

/** Offers to reload a list whose rows must not move under the reader's eyes. */
export function NewFacts(props: { onReload: () => void }) {
  const { t } = useTexts();
  const [changed, setChanged] = useState(false);
  useFactsChanged(() => setChanged(true));
  const onReload = () => {
    setChanged(false);
    props.onReload();
  };
  return (
    <div role="status">
      {changed && (
        <Alert
          severity="info"
          role="presentation"
          style={{ marginBottom: 8 }}
          action={
            <Button color="inherit" size="small" onClick={onReload}>
              {t('live.reload')}
            </Button>
          }
        >
          {t('live.changed')}
        </Alert>
      )}
    </div>
  );
}
