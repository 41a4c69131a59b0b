import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import type { ReleaseDetail } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { isNotFound, Loaded } from '../../request';
import { useRelease } from './ReleaseRequest';

/** A section's body, once the page's release is there; before a candidate is in the registry nothing is known. */
export function OfRelease(props: {
  children: (release: ReleaseDetail) => ReactNode;
}) {
  const { t } = useTexts();
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
