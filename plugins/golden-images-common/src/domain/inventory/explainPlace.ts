import type { UsageFacts } from './judgment';
import type { Location } from './location';
import type { ImageReference } from './reference';

/** Where a reference points, as a sentence. */
export function explainLocation(
  { registry, repository }: ImageReference,
  location: Location,
): string {
  const place = `${registry}/${repository}`;
  switch (location.section) {
    case 'golden':
      return `${place} is in the golden section of the internal registry.`;
    case 'team-approved':
      return `${place} is in the team-approved section of the internal registry.`;
    case 'staging':
      return `${place} is in the staging section of the internal registry.`;
    case 'own':
      return `${place} is in a registry of the organisation, outside the golden sections.`;
    case 'upstream':
      return `${place} is in an upstream registry.`;
    case 'third-party':
      return `${place} is outside the organisation's registries.`;
    default:
      return exhausted(location);
  }
}

/** Which digest a usage stands for and how that is known; nothing while it is not. */
export function explainDigest({ resolved }: UsageFacts): string[] {
  switch (resolved?.by) {
    case undefined:
      return [];
    case 'running':
      return [`It runs digest ${resolved?.digest}.`];
    case 'pin':
      return [`It is pinned to digest ${resolved?.digest}.`];
    default:
      return [
        `Its tag named digest ${resolved?.digest} when it was last read.`,
      ];
  }
}

function exhausted(location: never): never {
  throw new Error(`Unknown location ${JSON.stringify(location)}`);
}
