import type { Digest } from '../../inventory/digest';
import type { Candidate } from './candidate';
import type { GateResult } from './gate';

/** Roles that sign off (R-GIM-03, AMB-05b). */
export const SIGN_OFF_ROLES = ['security', 'platform'] as const;

/** Role that signs off. */
export type SignOffRole = (typeof SIGN_OFF_ROLES)[number];

/** What somebody said in a role. A veto holds until security lifts it (R-VER-07). */
export const SIGN_OFF_DECISIONS = ['approved', 'vetoed', 'lifted'] as const;

/** A decision of a role. */
export type SignOffDecision = (typeof SIGN_OFF_DECISIONS)[number];

/** A decision of a role on record: never changed, only followed by another. */
export interface SignOff {
  readonly role: SignOffRole;
  readonly decision: SignOffDecision;
  /** The content that it is of: other content needs another sign-off. */
  readonly digest: Digest;
  readonly reason?: string;
  readonly actor: string;
  /** ISO time. */
  readonly at: string;
}

/** A decision that somebody wants to make. */
export type WantedSignOff = Pick<
  SignOff,
  'role' | 'decision' | 'reason' | 'actor'
>;

/**
 * The veto that holds; it is of the release, so that new content does not get
 * around it.
 * @param signOffs - all of the release, oldest first
 */
export function standingVeto(
  signOffs: readonly SignOff[],
): SignOff | undefined {
  return signOffs.reduce<SignOff | undefined>((veto, each) => {
    if (each.decision === 'vetoed') {
      return each;
    }
    return each.decision === 'lifted' ? undefined : veto;
  }, undefined);
}

/** The approval of a role that counts for the content under evaluation. */
export function standingApproval(
  signOffs: readonly SignOff[],
  role: SignOffRole,
  digest: Digest,
): SignOff | undefined {
  const last = signOffs
    .filter(each => each.role === role && each.digest === digest)
    .at(-1);
  return last?.decision === 'approved' ? last : undefined;
}

/**
 * Why somebody may not make this decision, in a sentence; `undefined` when they
 * may. Nobody signs off what they opened, and nobody signs for both roles
 * (R-RACI-09): two people look at every golden image.
 */
export function signOffObstacle(
  candidate: Pick<
    Candidate,
    'digest' | 'openedBy' | 'closedAt' | 'stage' | 'preRelease'
  >,
  signOffs: readonly SignOff[],
  wanted: WantedSignOff,
): string | undefined {
  if (candidate.closedAt !== undefined) {
    return candidate.stage === 'pre-release'
      ? 'It is closed: its release arrived.'
      : `It is ${candidate.stage}: nothing is left to sign off.`;
  }
  const veto = standingVeto(signOffs);
  switch (wanted.decision) {
    case 'approved':
      return approvalObstacle(candidate, signOffs, wanted, veto);
    case 'vetoed':
      if (wanted.role !== 'security') {
        return 'Only security vetoes; the platform team rejects a candidate.';
      }
      return wanted.reason?.trim() ? undefined : 'A veto needs its reason.';
    default:
      if (wanted.role !== 'security') {
        return 'Only security lifts a veto.';
      }
      return veto ? undefined : 'There is no veto to lift.';
  }
}

function approvalObstacle(
  {
    digest,
    openedBy,
    preRelease,
  }: Pick<Candidate, 'digest' | 'openedBy' | 'preRelease'>,
  signOffs: readonly SignOff[],
  { role, actor }: WantedSignOff,
  veto: SignOff | undefined,
): string | undefined {
  if (preRelease) {
    return 'A pre-release is tested, not signed off: its release will be.';
  }
  if (openedBy === actor) {
    return 'Who opened a candidate does not sign it off; somebody else of the team does.';
  }
  if (veto) {
    return `${veto.actor} vetoed it (${veto.reason}); security lifts the veto first.`;
  }
  const other = role === 'security' ? 'platform' : 'security';
  return standingApproval(signOffs, other, digest)?.actor === actor
    ? `One person does not sign off for both; you did for ${other}.`
    : undefined;
}

/** How the two sign-off gates stand for the content under evaluation. */
export function signOffGates(
  signOffs: readonly SignOff[],
  digest: Digest,
): GateResult[] {
  const veto = standingVeto(signOffs);
  return SIGN_OFF_ROLES.map(role => {
    const gate = `${role}-sign-off` as const;
    if (veto && role === 'security') {
      return {
        gate,
        state: 'failed',
        because: `${veto.actor} vetoed it: ${veto.reason}. Security lifts the veto, or the candidate is rejected.`,
        at: veto.at,
      };
    }
    const approval = standingApproval(signOffs, role, digest);
    return approval
      ? {
          gate,
          state: 'passed',
          because: `${approval.actor} signed off for ${role}.`,
          at: approval.at,
        }
      : { gate, state: 'missing', because: missingSignOff(signOffs, role) };
  });
}

function missingSignOff(
  signOffs: readonly SignOff[],
  role: SignOffRole,
): string {
  const team = role === 'security' ? 'The security' : 'The platform';
  const former = signOffs.some(
    each => each.role === role && each.decision === 'approved',
  );
  return former
    ? `${team} team's sign-off no longer counts: it was of other content, or was followed by a veto. It signs off again.`
    : `${team} team has not signed it off.`;
}
