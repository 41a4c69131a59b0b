import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { goldenImagesTranslationRef } from '../../../translation';
import { OfRelease } from './OfRelease';

/** What changed with a release, as far as it is on record. */
export function NotesPanel() {
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  return (
    <OfRelease>
      {({ notes }) => (
        <Typography
          variant="body2"
          style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {notes ?? t('release.noNotes')}
        </Typography>
      )}
    </OfRelease>
  );
}
