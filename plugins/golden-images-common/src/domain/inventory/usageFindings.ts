import type { Policy } from '../policy/policy';
import { isProduction } from './environment';
import { notPinnedSeverity, type Finding } from './finding';
import type { UsageFacts } from './judgment';
import { locate, type Location } from './location';
import { parseReference, type ImageReference } from './reference';
import { releaseTitle } from './releaseTitle';
import { parseGoldenTag } from './tag';

/** Findings of a usage that do not depend on the time (design §6). */
export function usageFindings(
  facts: UsageFacts,
  reference: ImageReference,
  location: Location,
  policy: Policy,
): Finding[] {
  return [
    ...pinFindings(facts, reference, policy),
    ...tagMoved(facts, reference, location),
    ...unrecorded(facts),
    ...claimedOnly(facts, policy),
  ];
}

/** No digest: an error in production, a warning elsewhere (R-TAG-06, R-TAG-08, GT-REF-02). */
function pinFindings(
  facts: UsageFacts,
  reference: ImageReference,
  policy: Policy,
): Finding[] {
  if (reference.digest) {
    return [];
  }
  const severity = notPinnedSeverity(isProduction(facts.environment, policy));
  const tag = reference.tag ?? 'latest';
  const floats = tag === 'latest' || parseGoldenTag(tag)?.kind === 'channel';
  return [
    {
      kind: 'not-pinned',
      severity,
      message: `The reference has no digest, so what runs can change without a change here; pin it with @sha256:….`,
    },
    ...(floats
      ? [
          {
            kind: 'floating-tag' as const,
            severity,
            message: `The tag "${tag}" moves to another image with each promotion or push.`,
          },
        ]
      : []),
  ];
}

/** An immutable release tag that named more than one digest (R-TAG-01, GT-REF-13). */
function tagMoved(
  facts: UsageFacts,
  { tag }: ImageReference,
  location: Location,
): Finding[] {
  const immutable =
    tag !== undefined &&
    location.section === 'golden' &&
    parseGoldenTag(tag)?.kind === 'release';
  const digests = new Set(facts.tagHistory);
  return immutable && digests.size > 1
    ? [
        {
          kind: 'tag-moved',
          severity: 'error',
          message: `The tag "${tag}" must never change, but it named ${
            digests.size
          } digests: ${[...digests].join(', ')}.`,
        },
      ]
    : [];
}

/** The release is in the registry, but nobody recorded its promotion (R-REG-06). */
function unrecorded({ releases, lineage }: UsageFacts): Finding[] {
  return releases
    .filter(({ id, recorded }) => lineage.releases.includes(id) && !recorded)
    .map(release => ({
      kind: 'unrecorded-release',
      severity: 'warning',
      message: `${releaseTitle(
        release,
      )} is in the registry, but no promotion of it is on record.`,
    }));
}

/** A base image is claimed to be golden, and nothing proves any (AMB-07). */
function claimedOnly({ lineage }: UsageFacts, policy: Policy): Finding[] {
  if (lineage.releases.length > 0) {
    return [];
  }
  const claim = lineage.evidence.find(
    one =>
      one.kind === 'annotation' &&
      (one.release !== undefined || namesGolden(one.claim, policy)),
  );
  return claim?.kind === 'annotation'
    ? [
        {
          kind: 'base-claimed-only',
          severity: 'warning',
          message: `The ${claim.source} claims a golden base (${claim.claim}), but no layer of it is there.`,
        },
      ]
    : [];
}

function namesGolden(claim: string, policy: Policy): boolean {
  const named = parseReference(claim.slice(claim.indexOf('=') + 1));
  return named.ok && locate(named.reference, policy).section === 'golden';
}
