import { isDigest, type Digest } from './digest';
import { parseReference } from './reference';
import type { TracedImage, TracedManifest } from './tracedImage';

/** What an image says its base is. Anybody can write that: a claim, never a proof. */
export interface BaseClaim {
  /** `key=value`, cut where it is longer than a reference can be. */
  readonly text: string;
  /** The digest it names, if that is one. */
  readonly digest?: Digest;
  readonly source: 'manifest annotation' | 'config label';
}

const BASE_DIGEST = 'org.opencontainers.image.base.digest';
const BASE_NAME = 'org.opencontainers.image.base.name';
/** Labels are anybody's text: what is kept of one is no longer than a reference can be. */
const LONGEST_CLAIM = 1024;

/** Distinct base image claims of an image, in the order of its platforms. */
export function baseClaims(
  image: Pick<TracedImage, 'indexAnnotations'> & {
    readonly manifests: readonly Pick<
      TracedManifest,
      'annotations' | 'labels'
    >[];
  },
): BaseClaim[] {
  const claims = [
    ...readClaims(image.indexAnnotations, 'manifest annotation'),
    ...image.manifests.flatMap(({ annotations, labels }) => [
      ...readClaims(annotations, 'manifest annotation'),
      ...readClaims(labels, 'config label'),
    ]),
  ];
  const distinct = new Map(
    claims.map(claim => [`${claim.source} ${claim.text}`, claim]),
  );
  return [...distinct.values()];
}

function readClaims(
  texts: Readonly<Record<string, string>> | undefined,
  source: BaseClaim['source'],
): BaseClaim[] {
  return [BASE_DIGEST, BASE_NAME].flatMap(key => {
    const value = texts?.[key];
    if (!value) {
      return [];
    }
    const digest = key === BASE_DIGEST ? value : digestOf(value);
    return [
      {
        text: `${key}=${value.slice(0, LONGEST_CLAIM)}`,
        ...(digest !== undefined && isDigest(digest) ? { digest } : {}),
        source,
      },
    ];
  });
}

function digestOf(reference: string): Digest | undefined {
  const parsed = parseReference(reference);
  return parsed.ok ? parsed.reference.digest : undefined;
}
