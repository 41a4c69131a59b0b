import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ReleaseDetail } from '@image-governance/plugin-golden-images-common';
import { goldenImagesTranslationRef } from '../../../translation';
import { isNotFound, Loaded } from '../../request';
import { useRelease } from './ReleaseRequest';

/** A section's body, once the page's release is there; before a candidate is in the registry nothing is known. */
export function OfRelease(props: {
  children: (release: ReleaseDetail) => ReactNode;
}) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const request = useRelease();
  if (request.error && isNotFound(request.error)) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('release.notYet')}
      </Typography>
    );
  }
  return (
    <Loaded request={request} what={t('releases.catalogue.whatOne')}>
      {props.children}
    </Loaded>
  );
}
