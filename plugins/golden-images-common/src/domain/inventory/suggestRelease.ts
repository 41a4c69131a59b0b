import type { ImageReference } from './reference';
import type { Release } from '../releases/release';

/**
 * The current release whose family an image's own name suggests, for images
 * without a proven base: the last part of the repository is the family, and the
 * tag starts with the track where the family has several. `undefined` rather
 * than a guess.
 * @param current - the current release of every supported track
 */
export function suggestRelease(
  reference: ImageReference,
  current: readonly Release[],
): Release | undefined {
  const name = reference.repository.split('/').pop();
  const ofFamily = current.filter(({ family }) => family === name);
  const ofTrack = ofFamily.filter(
    ({ track }) =>
      reference.tag === track ||
      reference.tag?.startsWith(`${track}.`) ||
      reference.tag?.startsWith(`${track}-`),
  );
  const [only, ...others] = ofTrack.length > 0 ? ofTrack : ofFamily;
  return others.length === 0 ? only : undefined;
}
