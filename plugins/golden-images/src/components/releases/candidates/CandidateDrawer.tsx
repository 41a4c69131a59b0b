import Typography from '@material-ui/core/Typography';
import {
  releaseId,
  releaseTitle,
  type ReleaseName,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { DetailDrawer } from '../../drawer';
import { PromotionPanel } from '../promotion/PromotionPanel';
import { ReleaseLink } from '../ReleaseLink';

/** The promotion of one candidate beside the list; its page has the rest. */
export function CandidateDrawer(props: {
  release: ReleaseName;
  onChange: () => void;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const { release, onChange, onClose } = props;
  const { family, track, version } = release;
  return (
    <DetailDrawer title={t('candidates.drawer.label')} onClose={onClose}>
      <Typography
        variant="h5"
        component="h3"
        style={{ overflowWrap: 'anywhere' }}
      >
        {releaseTitle(release)}
      </Typography>
      <Typography variant="body2" gutterBottom>
        <ReleaseLink id={releaseId(family, track, version)}>
          {t('release.open')}
        </ReleaseLink>
      </Typography>
      <PromotionPanel release={release} onChange={onChange} />
    </DetailDrawer>
  );
}
