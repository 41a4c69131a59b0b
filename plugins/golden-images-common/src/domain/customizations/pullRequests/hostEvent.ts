import type { PullRequestAddress } from './pullRequestAddress';

/** What a reviewer said on the Git host; `dismissed`: an approval or a demand was taken back. */
export const REVIEW_VERDICTS = [
  'approved',
  'changes-requested',
  'dismissed',
] as const;

/** What happened to a pull request. */
export type HostVerdict =
  | (typeof REVIEW_VERDICTS)[number]
  | 'merged'
  | 'closed';

/** Something that a Git host says of a pull request. */
export interface HostEvent extends PullRequestAddress {
  /** User name on the host, in lower case; of who merged or closed it too. */
  readonly reviewer: string;
  readonly verdict: HostVerdict;
  /** ISO time: of the review for what is said of it, its dismissal too. */
  readonly at: string;
  /** The same for an event that is sent again, and for what polling finds of it. */
  readonly eventId: string;
  /** What the reviewer wrote. */
  readonly comment?: string;
  /** Page of the review, or of the pull request. */
  readonly url?: string;
}

/** What came of reading something that a host sent. */
export type ParsedHostEvent =
  | { readonly kind: 'event'; readonly event: HostEvent }
  /** It is about something that decides nothing, such as a comment. */
  | { readonly kind: 'ignored'; readonly because: string }
  | { readonly kind: 'refused'; readonly problem: string };

/** Whether it is a review, of which the newest of each reviewer counts. */
export function isReviewVerdict(
  verdict: HostVerdict,
): verdict is (typeof REVIEW_VERDICTS)[number] {
  return verdict !== 'merged' && verdict !== 'closed';
}
