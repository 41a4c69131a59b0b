import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import type { ActionDialogProps } from './ActionDialogProps';
import { ActionFrame } from './ActionFrame';

/** Says which pull request belongs to a request. */
export function LinkDialog(props: ActionDialogProps) {
  const { t } = useTexts();
  const { request } = props;
  const api = useApi(goldenImagesApiRef);
  const [url, setUrl] = useState(request.pullRequestUrl ?? '');
  return (
    <ActionFrame
      {...props}
      action="link-pull-request"
      ready={url.trim() !== ''}
      send={() => api.linkPullRequest(request.id, { url: url.trim() })}
    >
      <TextField
        id="request-pull-request"
        fullWidth
        required
        type="url"
        margin="dense"
        label={t('customization.dialog.url')}
        value={url}
        onChange={event => setUrl(event.target.value)}
      />
    </ActionFrame>
  );
}
