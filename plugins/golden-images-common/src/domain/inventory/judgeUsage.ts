import type { Policy } from '../policy/policy';
import { explainEvidence } from './explainEvidence';
import type { Judgment, UsageFacts } from './judgment';
import { locate, type Location } from './location';
import { parseReference, type ImageReference } from './reference';
import { releaseTitle } from './releaseTitle';
import type { UnknownReason, Verdict } from './verdict';
import { usageFindings } from './usageFindings';

interface Decision {
  readonly verdict: Verdict;
  readonly unknownReason?: UnknownReason;
  /** Why, as the last sentences of the explanation. */
  readonly because: readonly string[];
}

/** Judges one usage (design §6, GT-REF-*). Pure: facts and policy in, judgment out. */
export function judgeUsage(facts: UsageFacts, policy: Policy): Judgment {
  const parsed = parseReference(facts.image);
  if (!parsed.ok) {
    return unparsable(facts, parsed.error.message);
  }
  const { reference } = parsed;
  const location = locate(reference, policy);
  const { verdict, unknownReason, because } = decide(
    facts,
    reference,
    location,
    policy,
  );
  const { releases, evidence } = facts.lineage;
  return {
    verdict,
    ...(unknownReason ? { unknownReason } : {}),
    ...(releases.length === 1 ? { release: releases[0] } : {}),
    evidence,
    explanation: [
      describeLocation(reference, location),
      ...describeDigest(facts),
      ...evidence.map(one => explainEvidence(one, facts.releases)),
      ...because,
    ],
    findings: usageFindings(facts, reference, location, policy),
    pinned: reference.digest !== undefined,
  };
}

function unparsable(facts: UsageFacts, message: string): Judgment {
  return {
    verdict: 'unknown',
    unknownReason: 'unparsable',
    evidence: facts.lineage.evidence,
    explanation: [`The image reference cannot be read: ${message}.`],
    findings: [],
    pinned: false,
  };
}

function decide(
  facts: UsageFacts,
  reference: ImageReference,
  location: Location,
  policy: Policy,
): Decision {
  switch (location.section) {
    case 'staging':
      return {
        verdict: 'evaluation',
        because: [
          `Images under ${policy.paths.staging} are under evaluation and not for production.`,
          ...mirrorAdvice(facts),
        ],
      };
    case 'upstream':
      return {
        verdict: 'direct-upstream',
        because: [
          `It is pulled from ${reference.registry} itself: not mirrored, not vetted, and not patched with the golden images.`,
          ...mirrorAdvice(facts),
        ],
      };
    case 'third-party':
      return {
        verdict: 'third-party',
        because: [
          `${reference.registry} is neither one of the organisation's registries nor an upstream of golden images.`,
          ...mirrorAdvice(facts),
        ],
      };
    case 'team-approved':
      return decideVariant(facts);
    case 'golden':
    case 'own':
      return decideOwn(facts);
    default:
      return exhausted(location);
  }
}

function decideOwn(facts: UsageFacts): Decision {
  if (isRelease(facts)) {
    return { verdict: 'golden', because: ['It is a golden image itself.'] };
  }
  if (facts.lineage.releases.length > 0) {
    return {
      verdict: 'golden-based',
      because: [
        'It is built on a golden image.',
        ...describeTies(facts.lineage.releases.length),
      ],
    };
  }
  return undetermined(facts) ?? withoutLineage(facts);
}

function decideVariant(facts: UsageFacts): Decision {
  if (isRelease(facts)) {
    return { verdict: 'golden', because: ['It is a golden image itself.'] };
  }
  if (facts.lineage.releases.length === 0) {
    return undetermined(facts) ?? withoutLineage(facts);
  }
  return facts.approval
    ? {
        verdict: 'approved-variant',
        because: [
          `Approved as ${
            facts.approval.id
          } on ${facts.approval.approvedAt.slice(
            0,
            10,
          )} by ${facts.approval.approvers.join(', ')}.`,
        ],
      }
    : {
        verdict: 'unapproved-variant',
        because: [
          'It is built on a golden image, but no approval on record covers this variant.',
        ],
      };
}

/** By digest alone: an index of which one platform has further layers is only built on the release. */
function isRelease({ lineage }: UsageFacts): boolean {
  const kinds = new Set(lineage.evidence.map(({ kind }) => kind));
  return kinds.has('digest') && !kinds.has('layers');
}

/** Nothing is proven because nothing could be read: not the same as a custom build (R-BRIEF-06). */
function undetermined(facts: UsageFacts): Decision | undefined {
  const { content } = facts;
  if (content === undefined) {
    return {
      verdict: 'unknown',
      unknownReason: 'not-read-yet',
      because: ['The image has not been read from its registry yet.'],
    };
  }
  return content.status === 'unreadable'
    ? {
        verdict: 'unknown',
        unknownReason: reasonOf(content.reason),
        because: [
          `The image could not be read, so its base is not known: ${content.message}`,
        ],
      }
    : undefined;
}

function reasonOf(
  reason: Extract<
    NonNullable<UsageFacts['content']>,
    { status: 'unreadable' }
  >['reason'],
): UnknownReason {
  switch (reason) {
    case 'invalid':
      return 'unparsable';
    case 'not-configured':
      return 'unreachable';
    default:
      return reason;
  }
}

function withoutLineage(facts: UsageFacts): Decision {
  const digest = facts.resolved?.digest;
  const former =
    digest !== undefined &&
    facts.tagHistory.includes(digest) &&
    facts.tagHistory[facts.tagHistory.length - 1] !== digest;
  return {
    verdict: 'custom-build',
    because: [
      ...(former
        ? ['The tag named this digest before, and names another one now.']
        : []),
      ...(facts.approval
        ? [
            `Approval ${facts.approval.id} is on record, but a variant must be built on a golden image.`,
          ]
        : []),
      'No golden release is among its layers: its lineage is not proven.',
    ],
  };
}

/** For images outside: what it is all the same, and what to write instead. */
function mirrorAdvice(facts: UsageFacts): string[] {
  const [release] = facts.releases.filter(({ id }) =>
    facts.lineage.releases.includes(id),
  );
  if (!release) {
    return [];
  }
  const what = isRelease(facts) ? 'It is the very image of' : 'It is built on';
  const { registry, repository, tag, digest } = release;
  return [
    `${what} ${releaseTitle(
      release,
    )}: use ${registry}/${repository}:${tag}@${digest}.`,
  ];
}

function describeTies(releases: number): string[] {
  return releases > 1
    ? [
        `${releases} releases share these layers, so it cannot be told which of them it was built on.`,
      ]
    : [];
}

function describeLocation(
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

function describeDigest({ resolved }: UsageFacts): string[] {
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
