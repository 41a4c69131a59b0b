import {
  accountableFor,
  rolesWith,
  type Activity,
  type RaciLetter,
} from './raci';
import type { Role } from './role';

/** Decisions that the portal takes from people, by the part of their action in the audit log after `release.`. */
export const GOVERNED_DECISIONS = [
  'sign-off-platform',
  'sign-off-security',
  'veto',
  'lift-veto',
  'reject',
  'promote',
  'fast-track',
  'deprecate',
  'remove',
  'emergency',
  'post-mortem',
  'notes',
] as const;

/** A decision that the portal takes from people. */
export type GovernedDecision = (typeof GOVERNED_DECISIONS)[number];

/**
 * Which activity of the matrix a decision belongs to, and as what one takes it
 * (R-RACI-09): security is asked before a release is selected, and its sign-off
 * or veto is that answer; the platform team decides.
 */
const ACTIVITY_OF: Readonly<
  Record<
    GovernedDecision,
    { readonly activity: Activity; readonly as: RaciLetter }
  >
> = {
  'sign-off-platform': { activity: 'golden-image-selection', as: 'R' },
  'sign-off-security': { activity: 'golden-image-selection', as: 'C' },
  veto: { activity: 'golden-image-selection', as: 'C' },
  'lift-veto': { activity: 'golden-image-selection', as: 'C' },
  reject: { activity: 'golden-image-selection', as: 'A' },
  promote: { activity: 'golden-image-selection', as: 'A' },
  'fast-track': { activity: 'vulnerability-response', as: 'A' },
  deprecate: { activity: 'image-deprecation', as: 'A' },
  remove: { activity: 'image-deprecation', as: 'A' },
  emergency: { activity: 'vulnerability-response', as: 'A' },
  'post-mortem': { activity: 'vulnerability-response', as: 'R' },
  notes: { activity: 'golden-image-selection', as: 'R' },
};

/** The activity of the matrix that a decision belongs to. */
export function activityOf(decision: GovernedDecision): Activity {
  return ACTIVITY_OF[decision].activity;
}

/** The role that takes a decision, from the matrix. */
export function roleFor(decision: GovernedDecision): Role {
  const { activity, as } = ACTIVITY_OF[decision];
  const [role] = rolesWith(activity, as);
  return as === 'A' || role === undefined
    ? accountableFor(activity).role
    : role;
}

/** What each decision is, for people. */
export const GOVERNED_DECISION_TITLE: Readonly<
  Record<GovernedDecision, string>
> = {
  'sign-off-platform': 'Sign a candidate off for the platform team',
  'sign-off-security': 'Sign a candidate off for security',
  veto: 'Veto a candidate',
  'lift-veto': 'Lift a veto',
  reject: 'Reject a candidate',
  promote: 'Promote a candidate to golden',
  'fast-track': 'Put a candidate on the fast track',
  deprecate: 'Announce a deprecation',
  remove: 'Record a removal',
  emergency: 'Open or close an emergency migration',
  'post-mortem': 'Write a post-mortem',
  notes: 'Write release notes',
};
