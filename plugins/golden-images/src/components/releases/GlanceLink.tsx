import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import VisibilityIcon from '@material-ui/icons/VisibilityOutlined';
import { Link } from '@backstage/core-components';
import {
  releaseTitle,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { releaseSearch } from './useSelectedRelease';

/** Opens a release beside the list that it stands in; the address says so. */
export function GlanceLink(props: { release: ReleaseView }) {
  const { t } = useTexts();
  const { release } = props;
  const label = t('release.glance', { release: releaseTitle(release) });
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        aria-label={label}
        component={Link}
        role="link"
        to={releaseSearch(release.id)}
      >
        <Eye />
      </IconButton>
    </Tooltip>
  );
}

/** The same where a list keeps for itself what is open. */
export function GlanceButton(props: {
  /** Which release or candidate. */
  title: string;
  onClick: () => void;
}) {
  const { t } = useTexts();
  const label = t('release.glance', { release: props.title });
  return (
    <Tooltip title={label}>
      <IconButton size="small" aria-label={label} onClick={props.onClick}>
        <Eye />
      </IconButton>
    </Tooltip>
  );
}

function Eye() {
  return <VisibilityIcon style={{ fontSize: '1rem' }} />;
}
