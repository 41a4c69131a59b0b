import { ReleaseDates } from '../ReleaseDates';
import { OfRelease } from './OfRelease';

/** The days of a release's life, past and to come. */
export function TimelinePanel() {
  return <OfRelease>{release => <ReleaseDates release={release} />}</OfRelease>;
}
