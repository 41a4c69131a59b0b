import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  releaseTitle,
  supportStatement,
  type ReleaseDetail,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesTranslationRef } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { ConsumersTable } from './ConsumersTable';
import { PhaseChip } from './PhaseChip';
import { ReleaseDates } from './ReleaseDates';
import { ReleaseIdentity } from './ReleaseIdentity';

/** Everything that is known of a release. */
export function ReleaseDetails(props: { release: ReleaseDetail }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { release } = props;
  return (
    <>
      <Typography variant="h5" component="h2" gutterBottom>
        {releaseTitle(release)} <PhaseChip phase={release.timeline.phase} />
      </Typography>
      <Typography gutterBottom>
        {supportStatement(release.timeline.phase)}
      </Typography>
      <Part title={t('releases.catalogue.detail.identity')}>
        <ReleaseIdentity release={release} />
      </Part>
      <Part title={t('releases.catalogue.detail.timeline')}>
        <ReleaseDates release={release} />
      </Part>
      {release.notes && (
        <Part title={t('releases.catalogue.detail.notes')}>
          <Typography variant="body2" style={{ whiteSpace: 'pre-wrap' }}>
            {release.notes}
          </Typography>
        </Part>
      )}
      <Part title={t('releases.catalogue.detail.origin')}>
        {release.origin.explanation.map(sentence => (
          <Typography
            key={sentence}
            variant="body2"
            style={{ overflowWrap: 'anywhere' }}
          >
            {sentence}
          </Typography>
        ))}
      </Part>
      <Part title={t('releases.catalogue.detail.images')}>
        <Images release={release} />
      </Part>
      <Part title={t('releases.catalogue.detail.consumers')}>
        <ConsumersTable release={release} />
      </Part>
    </>
  );
}

function Images(props: { release: ReleaseDetail }) {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { id, imagesBuiltOnIt } = props.release;
  return (
    <Typography variant="body2">
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

function Part(props: { title: string; children: ReactNode }) {
  return (
    <section aria-label={props.title} style={{ marginTop: 16 }}>
      <Typography variant="subtitle1" component="h3">
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}
