import type { Release } from '../releases/release';
import { baseClaims } from './baseClaims';
import type { ChainId } from './chainId';
import type { Digest } from './digest';
import { explainEvidence } from './explainEvidence';
import type { UsageFacts, VariantApproval } from './judgment';
import type { Lineage, ReleaseId } from './lineage';
import { releaseTitle } from './releaseTitle';
import type { TracedImage } from './tracedImage';

/** Where an image was seen. */
export interface ImagePlace {
  readonly registry: string;
  readonly repository: string;
}

/** A team's variant that an image was built on, or is. */
export interface VariantFacts extends ImagePlace {
  readonly digest: Digest;
  /** Approval on record that covers it now. */
  readonly approval?: VariantApproval;
}

/** Where a golden release comes from, as far as that is on record. */
export interface UpstreamFacts {
  readonly release: ReleaseId;
  /** Places in upstream registries where the very digest of the release was seen. */
  readonly places: readonly ImagePlace[];
  /** The image of the release, for what it claims of its own base. */
  readonly image?: TracedImage;
}

/** Everything that the derivation of an image is told from. */
export interface DerivationFacts {
  readonly digest: Digest;
  readonly places: readonly ImagePlace[];
  /** What was read of the image, or why nothing was; absent while not read yet. */
  readonly content?: UsageFacts['content'];
  readonly lineage: Lineage;
  /** The releases that `lineage` names. */
  readonly releases: readonly Release[];
  /** The image's own approval, where it is a team's variant itself. */
  readonly variant?: VariantFacts;
  /** Variants it was built on: the deepest, all ties. */
  readonly bases: readonly VariantFacts[];
  readonly upstream: readonly UpstreamFacts[];
}

/** One station between an image and where it comes from (R-AUD-02, design §6). */
export interface DerivationStep {
  readonly kind: 'image' | 'variant' | 'release' | 'upstream';
  /** `registry/repository`, or the title of a release. */
  readonly title: string;
  readonly digest?: Digest;
  readonly release?: ReleaseId;
  /** A claim is inherited, forgeable and stale: shown, and never taken for a proof. */
  readonly proven: boolean;
  /** How that is known, as a sentence. */
  readonly reason: string;
}

/**
 * What an image is derived from, the image first, the source last. Several
 * steps of one kind are alternatives that cannot be told apart. Names no base
 * rather than a wrong one.
 */
export function derivation(facts: DerivationFacts): DerivationStep[] {
  return [
    imageStep(facts),
    ...facts.bases.map(baseStep),
    ...releaseSteps(facts),
    ...facts.upstream.flatMap(upstreamSteps),
  ];
}

/** The evidence for that in sentences that a developer can check by hand; why nothing is proven where nothing is. */
export function explainDerivation(facts: DerivationFacts): string[] {
  const { lineage, releases, content } = facts;
  const evidence = lineage.evidence.map(one => explainEvidence(one, releases));
  if (lineage.releases.length > 1) {
    return [
      ...evidence,
      `${lineage.releases.length} releases share these layers, so it cannot be told which of them it was built on.`,
    ];
  }
  if (lineage.releases.length === 1) {
    return evidence;
  }
  if (content === undefined) {
    return [
      ...evidence,
      'The image has not been read from its registry, so its base is not known.',
    ];
  }
  return content.status === 'unreadable'
    ? [
        ...evidence,
        `The image could not be read, so its base is not known: ${content.message}`,
      ]
    : [
        ...evidence,
        'No golden release is among its layers: no base was found.',
      ];
}

/**
 * Bases of which the layers are a prefix of the image's: for each platform the
 * deepest, all ties; of those, the ones that hold for every platform.
 * @param platforms - chain ids of every layer prefix, for each platform of the image
 * @param bases - names of bases by the chain id over all their layers
 */
export function deepestBases(
  platforms: readonly (readonly ChainId[])[],
  bases: ReadonlyMap<ChainId, readonly string[]>,
): string[] {
  const [first = [], ...others] = platforms.map(chainIds => {
    const deepest = [...chainIds].reverse().find(id => bases.has(id));
    return deepest === undefined ? [] : bases.get(deepest) ?? [];
  });
  return [...new Set(first)].filter(name =>
    others.every(other => other.includes(name)),
  );
}

function imageStep({
  digest,
  places,
  variant,
}: DerivationFacts): DerivationStep {
  const [place] = places;
  return {
    kind: 'image',
    title: place ? titleOf(place) : digest,
    digest,
    proven: true,
    reason: variant
      ? `A team's variant. ${approvalSentence(variant.approval)}`
      : 'The image itself.',
  };
}

function baseStep(base: VariantFacts): DerivationStep {
  return {
    kind: 'variant',
    title: titleOf(base),
    digest: base.digest,
    proven: true,
    reason: `Its layers begin with all layers of this team's variant. ${approvalSentence(
      base.approval,
    )}`,
  };
}

function approvalSentence(approval: VariantApproval | undefined): string {
  return approval
    ? `Approved as ${approval.id} on ${approval.approvedAt.slice(
        0,
        10,
      )} by ${approval.approvers.join(', ')}.`
    : 'No approval on record covers it.';
}

function releaseSteps({
  lineage,
  releases,
}: DerivationFacts): DerivationStep[] {
  return lineage.releases.flatMap(id => {
    const release = releases.find(one => one.id === id);
    const evidence = lineage.evidence.find(
      one => one.kind !== 'annotation' && one.release === id,
    );
    return release && evidence
      ? [
          {
            kind: 'release' as const,
            title: releaseTitle(release),
            digest: release.digest,
            release: id,
            proven: true,
            reason: explainEvidence(evidence, releases),
          },
        ]
      : [];
  });
}

function upstreamSteps(upstream: UpstreamFacts): DerivationStep[] {
  const { places, image, release } = upstream;
  if (places.length > 0) {
    return places.map(place => ({
      kind: 'upstream',
      title: titleOf(place),
      digest: image?.digest,
      release,
      proven: true,
      reason: 'The digest of the release was seen there: it is the same image.',
    }));
  }
  return (image ? baseClaims(image) : []).map(claim => ({
    kind: 'upstream',
    title: claim.text.slice(claim.text.indexOf('=') + 1),
    digest: claim.digest,
    release,
    proven: false,
    reason: `The ${claim.source} ${claim.text} of the release claims it; a claim proves nothing.`,
  }));
}

function titleOf({ registry, repository }: ImagePlace): string {
  return `${registry}/${repository}`;
}
