import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import type { ActionDialogProps } from './ActionDialogProps';
import { ActionFrame } from './ActionFrame';
import { ReasonField } from './ReasonField';

/** Takes a request back, with the reason. */
export function WithdrawDialog(props: ActionDialogProps) {
  const { t } = useTexts();
  const { request } = props;
  const api = useApi(goldenImagesApiRef);
  const [reason, setReason] = useState('');
  return (
    <ActionFrame
      {...props}
      action="withdraw"
      ready={reason.trim() !== ''}
      send={() =>
        api.withdrawCustomizationRequest(request.id, { reason: reason.trim() })
      }
    >
      <ReasonField
        required
        label={t('customization.dialog.reason')}
        value={reason}
        onChange={setReason}
      />
    </ActionFrame>
  );
}

/** Has the portal look again at what it judges itself. */
export function RecheckDialog(props: ActionDialogProps) {
  const { request } = props;
  const api = useApi(goldenImagesApiRef);
  return (
    <ActionFrame
      {...props}
      action="recheck"
      ready
      send={() => api.recheckCustomizationRequest(request.id)}
    />
  );
}
