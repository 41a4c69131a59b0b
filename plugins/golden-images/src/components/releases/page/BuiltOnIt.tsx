import Typography from '@material-ui/core/Typography';
import type { ReleaseDetail } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { WorkloadsLink } from '../../inventory/WorkloadsLink';

/** How many different images were built on a release, with the workloads that run them. */
export function BuiltOnIt(props: { release: ReleaseDetail }) {
  const { t } = useTexts();
  const { id, imagesBuiltOnIt } = props.release;
  return (
    <Typography variant="body2" gutterBottom>
      {imagesBuiltOnIt === 0 ? (
        t('releases.catalogue.detail.imagesNone')
      ) : (
        <>
          {t('releases.catalogue.detail.imagesText', {
            count: imagesBuiltOnIt,
          })}{' '}
          <WorkloadsLink filter={{ release: [id] }}>
            {t('releases.catalogue.detail.imagesLink')}
          </WorkloadsLink>
        </>
      )}
    </Typography>
  );
}
