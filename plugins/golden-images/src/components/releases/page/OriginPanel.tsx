import Typography from '@material-ui/core/Typography';
import { ReleaseIdentity } from '../ReleaseIdentity';
import { OfRelease } from './OfRelease';

/** What a release is derived from and why that is known, its digests, and what names it now. */
export function OriginPanel() {
  return (
    <OfRelease>
      {release => (
        <>
          {release.origin.explanation.map(sentence => (
            <Typography
              key={sentence}
              variant="body2"
              gutterBottom
              style={{ overflowWrap: 'anywhere' }}
            >
              {sentence}
            </Typography>
          ))}
          <ReleaseIdentity release={release} />
        </>
      )}
    </OfRelease>
  );
}
