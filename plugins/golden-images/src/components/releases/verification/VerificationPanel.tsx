import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import { releaseId } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { Loaded } from '../../request';
import { SignedTable } from './SignedTable';
import { VerificationSummary } from './VerificationSummary';
import { VerifyNow } from './VerifyNow';

/** Whether a release, or a candidate for one, is signed and well built, by whom, and what of that does not hold. */
export function VerificationPanel(props: {
  release: { family: string; track: string; version: string };
}) {
  const { family, track, version } = props.release;
  const id = releaseId(family, track, version);
  // Nothing of one release stays when another is shown.
  return <Verification key={id} id={id} />;
}

function Verification(props: { id: string }) {
  const { id } = props;
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getVerification(id), [api, id]);
  return (
    <Loaded request={request} what={t('verification.what')}>
      {view => (
        <>
          <VerificationSummary verification={view} />
          <VerifyNow id={id} may={view.may.verify} onVerified={request.retry} />
          {view.report && <SignedTable report={view.report} />}
        </>
      )}
    </Loaded>
  );
}
