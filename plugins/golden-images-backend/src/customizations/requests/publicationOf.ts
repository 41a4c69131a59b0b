import { ConflictError, InputError } from '@backstage/errors';
import {
  formatReference,
  parsePublication,
  scanResultsText,
  type CustomizationRequest,
  type Digest,
  type ImageReference,
  type NewRequestProgress,
  type Policy,
  type PublishedVariant,
  type PullRequestSettings,
  type Severity,
} from '@image-governance/plugin-golden-images-common';

/** Where a variant is. */
export type PublishedReference = ImageReference & { readonly digest: Digest };

/**
 * What a report publishes; `undefined` for other steps.
 * @throws InputError for a reference that does not hold to the rules; ConflictError for findings that block
 */
export function publicationOf(
  request: CustomizationRequest,
  wanted: NewRequestProgress,
  options: {
    readonly policy: Policy;
    readonly settings: PullRequestSettings;
    readonly blockSeverities: readonly Severity[];
    readonly now: () => Date;
  },
):
  | {
      readonly reference: PublishedReference;
      readonly variant: PublishedVariant;
    }
  | undefined {
  if (wanted.step !== 'published') {
    return undefined;
  }
  const { policy, settings, blockSeverities, now } = options;
  const { reference: text, findings } = wanted;
  if (text === undefined || findings === undefined) {
    throw new InputError(
      'reference and findings: what is published has its reference with digest, and the counts of its scan by severity',
    );
  }
  const parsed = parsePublication(text, request, policy, settings);
  if (!parsed.ok) {
    throw new InputError(parsed.problem);
  }
  const scanResults = scanResultsText(findings);
  if (blockSeverities.some(each => (findings[each] ?? 0) > 0)) {
    throw new ConflictError(
      `The scan of the built image has ${scanResults}: it is not published. Take fixed versions and build it again.`,
    );
  }
  const { reference } = parsed;
  return {
    reference,
    variant: {
      reference: formatReference(reference),
      scanResults,
      at: now().toISOString(),
    },
  };
}
