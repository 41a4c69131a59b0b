import type {
  CheckResult,
  RequestState,
  ReviewStanding,
  Tier,
} from '@image-governance/plugin-golden-images-common';
import type { ShownTone } from '../verdict';

const STATES: Readonly<Record<RequestState, ShownTone>> = {
  draft: 'info',
  submitted: 'info',
  'checks-failed': 'error',
  'checks-passed': 'info',
  'security-approved': 'info',
  'platform-approved': 'info',
  approved: 'ok',
  'changes-requested': 'warning',
  merged: 'ok',
  built: 'ok',
  published: 'ok',
  rejected: 'error',
  withdrawn: 'neutral',
};

const STANDINGS: Readonly<Record<ReviewStanding['state'], ShownTone>> = {
  missing: 'neutral',
  approved: 'ok',
  'changes-requested': 'warning',
  rejected: 'error',
};

const CHECKS: Readonly<Record<CheckResult['state'], ShownTone>> = {
  passed: 'ok',
  failed: 'error',
  pending: 'neutral',
};

const TIERS: Readonly<Record<Tier, ShownTone>> = {
  1: 'ok',
  2: 'warning',
  3: 'error',
};

/** Tone of a request's state. */
export function requestTone(state: RequestState): ShownTone {
  return STATES[state];
}

/** Tone of what a team's review has come to. */
export function standingTone(state: ReviewStanding['state']): ShownTone {
  return STANDINGS[state];
}

/** Tone of a check. */
export function checkTone(state: CheckResult['state']): ShownTone {
  return CHECKS[state];
}

/** Tone of a tier: free, to be approved, refused. */
export function tierTone(tier: Tier): ShownTone {
  return TIERS[tier];
}
