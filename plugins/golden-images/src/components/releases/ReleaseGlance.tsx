import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import {
  releaseTitle,
  supportStatement,
  type ReleaseDetail,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { DeadlineText } from './DeadlineText';
import { PhaseChip } from './PhaseChip';
import { ReleaseDates } from './ReleaseDates';
import { ReleaseIdentity } from './ReleaseIdentity';
import { ReleaseLink } from './ReleaseLink';

/** What one wants to know of a release first: may it be used, until when, and how is it written. */
export function ReleaseGlance(props: { release: ReleaseDetail }) {
  const { t } = useTexts();
  const { release } = props;
  const { timeline } = release;
  return (
    <>
      <Typography
        variant="h5"
        component="h3"
        gutterBottom
        style={{ overflowWrap: 'anywhere' }}
      >
        {releaseTitle(release)} <PhaseChip phase={timeline.phase} />
      </Typography>
      <Typography gutterBottom>
        {supportStatement(timeline.phase)} <DeadlineText timeline={timeline} />
      </Typography>
      <ReleaseLink id={release.id}>{t('release.open')}</ReleaseLink>
      <Part title={t('releases.catalogue.detail.identity')}>
        <ReleaseIdentity release={release} />
      </Part>
      <Part title={t('releases.catalogue.detail.timeline')}>
        <ReleaseDates release={release} />
      </Part>
    </>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <section aria-label={props.title} style={{ marginTop: 16 }}>
      <Typography variant="subtitle1" component="h4">
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}
