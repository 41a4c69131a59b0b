import type { Phase } from '../../releases/phase';
import type { CheckResult } from './check';

/** What the portal itself knows of the base of a request. */
export interface BaseStanding {
  /** Absent where no release on record has the digest. */
  readonly release?: {
    readonly id: string;
    /** `python 3.12 golden-v2.1.0`. */
    readonly title: string;
    readonly phase: Phase;
    /** The release of its track that new work uses, when that is another. */
    readonly current?: { readonly id: string; readonly title: string };
  };
  /** How its signature stands; absent where nobody decides that. */
  readonly signature?: {
    readonly state: 'passed' | 'failed' | 'missing';
    readonly because: string;
    readonly at?: string;
  };
}

/** The checks of the base (R-REQ-14): its signature, and whether it may still be built on. */
export function baseChecks(base: BaseStanding): CheckResult[] {
  return [signatureCheck(base), phaseCheck(base)];
}

function signatureCheck({ release, signature }: BaseStanding): CheckResult {
  const check = 'base-signature';
  if (!release) {
    return {
      check,
      state: 'failed',
      because:
        'No golden release on record has this digest, so nothing is known of its signature.',
    };
  }
  if (!signature || signature.state === 'missing') {
    return {
      check,
      state: 'pending',
      because: `${release.title}: ${
        signature?.because ?? 'nobody verifies signatures'
      } The platform team does that on the page of the release.`,
    };
  }
  return {
    check,
    state: signature.state,
    because:
      signature.state === 'passed'
        ? `${release.title}: ${signature.because}`
        : `${release.title}: ${signature.because} Tell the platform team: it must not be built on.`,
    at: signature.at,
  };
}

function phaseCheck({ release }: BaseStanding): CheckResult {
  const check = 'base-phase';
  if (!release) {
    return {
      check,
      state: 'failed',
      because:
        'No golden release on record has this digest. Take the pinned reference from the page of a release.',
    };
  }
  const { title, phase, current } = release;
  const newer = current ? `; new work uses ${current.title}` : '';
  if (phase === 'active' || phase === 'legacy') {
    return { check, state: 'passed', because: `${title} is ${phase}${newer}.` };
  }
  return {
    check,
    state: 'failed',
    because: `${title} is in the phase ${phase}, which nothing new is built on. ${
      current
        ? `Build on ${current.title}.`
        : 'Build on a release in active support.'
    }`,
  };
}
