import { REQUEST_CHECKS, REQUEST_CHECK_TITLE, type CheckResult } from './check';
import type { RequestState } from './requestState';
import { standingReview, type Review } from './review';

/** The checks in their order. */
export function inOrder(results: readonly CheckResult[]): CheckResult[] {
  return REQUEST_CHECKS.flatMap(check =>
    results.filter(each => each.check === check),
  );
}

/** The comment for the team that asked, when a check failed (R-REQ-19, GT-REQ-04); `undefined` when none did. */
export function failureComment(
  checks: readonly CheckResult[],
): string | undefined {
  const failed = checks.filter(({ state }) => state === 'failed');
  return failed.length > 0
    ? [
        `Blocked: ${failed.length} of ${checks.length} checks failed.`,
        '',
        ...failed.map(
          ({ check, because }) =>
            `- **${REQUEST_CHECK_TITLE[check]}**: ${because}`,
        ),
      ].join('\n')
    : undefined;
}

/**
 * The state that checks and approvals of a revision give it: any failure blocks
 * (R-REQ-19), and only both approvals together let it be merged (GT-REQ-05).
 */
export function reviewedState(
  checks: readonly CheckResult[],
  reviews: readonly Review[],
  revision: number,
): RequestState {
  if (checks.some(({ state }) => state === 'failed')) {
    return 'checks-failed';
  }
  if (checks.some(({ state }) => state === 'pending')) {
    return 'submitted';
  }
  const approved = (role: Review['role']) =>
    standingReview(reviews, role, revision)?.decision === 'approved';
  if (approved('security') && approved('platform')) {
    return 'approved';
  }
  if (approved('security')) {
    return 'security-approved';
  }
  return approved('platform') ? 'platform-approved' : 'checks-passed';
}
