import type { Policy } from '../policy/policy';
import type { UsageFacts } from './judgment';
import type { Location } from './location';
import type { ImageReference } from './reference';
import { releaseTitle } from './releaseTitle';
import type { UnknownReason, Verdict } from './verdict';

/** A verdict with its reasons. */
export interface Decision {
  readonly verdict: Verdict;
  readonly unknownReason?: UnknownReason;
  /** Why, as the last sentences of the explanation. */
  readonly because: readonly string[];
}

/** The verdict of a usage by its location, lineage and approval (design §6, ADR 0002). */
export function decideVerdict(
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

function exhausted(location: never): never {
  throw new Error(`Unknown location ${JSON.stringify(location)}`);
}
