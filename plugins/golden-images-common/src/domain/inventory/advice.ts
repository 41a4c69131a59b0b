import type { ReleaseTimeline } from '../releases/phase';
import { pressingDeadline } from '../releases/pressingDeadline';
import type { Release } from '../releases/release';
import { deadlineText } from './deadlineText';
import { formatReference } from './reference';
import { isBehind } from './releaseFindings';
import { releaseTitle } from './releaseTitle';
import { upgradeStep, type UpgradeStep } from './upgradeStep';
import type { Verdict } from './verdict';

/** How urgent advice is, most urgent last. */
export const ADVICE_SEVERITIES = ['none', 'info', 'warning', 'error'] as const;

/** What to do about a usage: the one line on the card, and the FROM line before → after. */
export interface Advice {
  /** `Move to python 3.12 golden-v2.1.0 by 30 Aug 2027 (in 47 days).` */
  readonly text: string;
  readonly severity: (typeof ADVICE_SEVERITIES)[number];
  /** The pinned line it should have been built from until now, if its release is known. */
  readonly from?: string;
  /** The exact pinned line: `FROM registry/golden/python:3.12-golden-v2.1.0@sha256:…`. */
  readonly fromLine?: string;
  readonly step?: UpgradeStep;
  readonly deadline?: string;
  readonly daysLeft?: number;
}

/** What advice depends on. */
export interface AdviceInput {
  readonly verdict: Verdict;
  readonly pinned: boolean;
  readonly production: boolean;
  /** The release it runs or was built from, with its dates now. */
  readonly release?: {
    readonly facts: Release;
    readonly timeline: ReleaseTimeline;
  };
  /** The current release of the same track; when the track has none, of the family's newest supported track. */
  readonly current?: Release;
  /**
   * Current releases of the family that the image's own name suggests
   * (`python:3.12` → python); a proposal, used only when nothing is proven.
   */
  readonly suggested?: Release;
}

const NOTHING: Advice = { text: 'Nothing to do.', severity: 'none' };

/** The one thing to do about a usage (screens.md, R-APP-13, R-TAG-10). Invents nothing: without a proven or suggested release there is no FROM line. */
export function advise(input: AdviceInput): Advice {
  switch (input.verdict) {
    case 'unknown':
      return {
        text: 'Make the image readable for the scan; its base is not known.',
        severity: 'warning',
      };
    case 'golden':
    case 'golden-based':
    case 'approved-variant':
      return adviseUpgrade(input);
    case 'unapproved-variant':
      return {
        ...adviseUpgrade(input),
        text: 'Request approval for this variant, or build on the golden image.',
        severity: 'warning',
      };
    case 'evaluation':
      return replace(input, 'Replace the evaluation image');
    case 'direct-upstream':
      return replace(input, 'Use the mirrored golden image');
    case 'custom-build':
      return replace(input, 'Rebuild on a golden image');
    case 'third-party':
      return replace(input, 'Move to a golden image');
    default:
      return exhausted(input.verdict);
  }
}

function adviseUpgrade(input: AdviceInput): Advice {
  const { release, current } = input;
  if (!release) {
    return pinAdvice(input) ?? NOTHING;
  }
  const { facts, timeline } = release;
  const active = timeline.phase === 'active';
  if (current ? isUpToDate(facts, current, active) : active) {
    const line = fromLine(facts);
    return { ...(pinAdvice(input) ?? NOTHING), fromLine: line };
  }
  const dates = pressingDeadline(timeline);
  const by = dates ? ` by ${deadlineText(dates.deadline, dates.daysLeft)}` : '';
  if (!current) {
    return {
      text: `Move off ${releaseTitle(facts)}${by}; no release of ${
        facts.family
      } is supported now, ask the platform team for one.`,
      severity: upgradeSeverity(timeline.phase),
      from: fromLine(facts),
      ...dates,
    };
  }
  return {
    text: `Move to ${releaseTitle(current)}${by}.`,
    severity: upgradeSeverity(timeline.phase),
    from: fromLine(facts),
    fromLine: fromLine(current),
    step: sameFamily(facts, current),
    ...dates,
  };
}

/** The current release, or one promoted since that the stable channel does not name yet: a downgrade is no advice. */
function isUpToDate(facts: Release, current: Release, active: boolean) {
  return facts.id === current.id || (active && !isBehind(facts, current));
}

function upgradeSeverity(phase: ReleaseTimeline['phase']): Advice['severity'] {
  switch (phase) {
    case 'active':
      return 'info';
    case 'legacy':
      return 'warning';
    default:
      return 'error';
  }
}

function sameFamily(from: Release, to: Release): UpgradeStep {
  return from.family === to.family ? upgradeStep(from, to) : 'breaking';
}

function pinAdvice({ pinned, production }: AdviceInput): Advice | undefined {
  return pinned
    ? undefined
    : {
        text: 'Pin the image by digest in its manifest.',
        severity: production ? 'error' : 'info',
      };
}

function replace(input: AdviceInput, what: string): Advice {
  const target = input.current ?? input.suggested;
  return target
    ? {
        text: `${what}: ${releaseTitle(target)}.`,
        severity: input.production ? 'error' : 'warning',
        ...(input.release ? { from: fromLine(input.release.facts) } : {}),
        fromLine: fromLine(target),
      }
    : {
        text: `${what}; the releases page lists what there is.`,
        severity: input.production ? 'error' : 'warning',
      };
}

function fromLine({ registry, repository, tag, digest }: Release): string {
  return `FROM ${formatReference({ registry, repository, tag, digest })}`;
}

function exhausted(verdict: never): never {
  throw new Error(`Unknown verdict ${verdict}`);
}
