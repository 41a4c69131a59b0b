import type { ImageManifest, ResolvedImage } from '../inventory/image';
import { parseDay } from './day';
import type { Release } from './release';

const CREATED_ANNOTATION = 'org.opencontainers.image.created';

/** Reproducible builds write 1970 or 1980 for "no date"; no container image is older than this. */
const FIRST_CREDIBLE_YEAR = 2013;

/**
 * The date a release became golden as far as its image tells: the OCI
 * `created` annotation, else the config's `created`, the latest over its
 * platforms. A stand-in until the governance file (or a promotion) has the
 * real date. Empty when the image has no credible date.
 */
export function promotionDateOf(
  image: ResolvedImage,
): Pick<Release, 'promotedAt' | 'promotedAtOrigin'> {
  const manifests: readonly ImageManifest[] =
    image.kind === 'index' ? image.manifests : [image];
  const annotated = latest([
    image.annotations[CREATED_ANNOTATION],
    ...manifests.map(({ annotations }) => annotations[CREATED_ANNOTATION]),
  ]);
  if (annotated) {
    return { promotedAt: annotated, promotedAtOrigin: 'annotation' };
  }
  const built = latest(manifests.map(({ created }) => created));
  return built ? { promotedAt: built, promotedAtOrigin: 'image-config' } : {};
}

function latest(dates: readonly (string | undefined)[]): string | undefined {
  return dates
    .flatMap(text => {
      const day = text === undefined ? undefined : parseDay(text);
      return day && day.year >= FIRST_CREDIBLE_YEAR ? [day.toISODate()] : [];
    })
    .sort()
    .pop();
}
