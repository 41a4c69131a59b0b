import { useState } from 'react';
import TextField from '@material-ui/core/TextField';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { TierPreview } from '../TierPreview';
import type { ActionDialogProps } from './ActionDialogProps';
import { ActionFrame } from './ActionFrame';
import { ReasonField } from './ReasonField';

/** Submits a draft, or what was changed in the Dockerfile, the manifest and the reasons that reviewers asked about. */
export function SubmitDialog(props: ActionDialogProps) {
  const { t } = useTexts();
  const { request } = props;
  const api = useApi(goldenImagesApiRef);
  const [dockerfile, setDockerfile] = useState(request.dockerfile);
  const [manifest, setManifest] = useState(request.manifest ?? '');
  const [reason, setReason] = useState('');
  return (
    <ActionFrame
      {...props}
      action="submit"
      ready={dockerfile.trim() !== ''}
      send={() =>
        api.submitCustomizationRequest(request.id, {
          revision: request.revision,
          ...(dockerfile !== request.dockerfile && { dockerfile }),
          ...(manifest !== (request.manifest ?? '') && { manifest }),
          ...(reason.trim() !== '' && { reason: reason.trim() }),
        })
      }
    >
      <CodeField
        id="request-dockerfile"
        label={t('customization.added.dockerfile')}
        value={dockerfile}
        onChange={setDockerfile}
      />
      <TierPreview document={{ kind: 'dockerfile', text: dockerfile }} />
      {request.manifest !== undefined && (
        <>
          <CodeField
            id="request-manifest"
            label={t('customization.added.manifest')}
            value={manifest}
            onChange={setManifest}
          />
          <TierPreview document={{ kind: 'manifest', text: manifest }} />
        </>
      )}
      <ReasonField
        label={t('customization.dialog.changed')}
        value={reason}
        onChange={setReason}
      />
    </ActionFrame>
  );
}

function CodeField(props: {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { id, label, value, onChange } = props;
  return (
    <TextField
      id={id}
      fullWidth
      multiline
      minRows={6}
      maxRows={20}
      margin="dense"
      label={label}
      value={value}
      inputProps={{ style: { fontFamily: 'monospace' }, spellCheck: false }}
      onChange={event => onChange(event.target.value)}
    />
  );
}
