import type { Release } from '../releases/release';
import type { Digest } from './digest';
import type { Finding } from './finding';
import type { ImageUnreadableReason, ResolvedImage } from './image';
import type { Evidence, Lineage, ReleaseId } from './lineage';
import type { UnknownReason, Verdict } from './verdict';

/** Everything a usage is judged by. Facts only: no clock, no look-up. */
export interface UsageFacts {
  /** The reference as the pod spec has it. */
  readonly image: string;
  readonly runningDigest?: Digest;
  readonly environment: string;
  /**
   * The digest the usage stands for: the running digest, else the pinned one,
   * else what the tag named when it was last read; with how it was found.
   */
  readonly resolved?: {
    readonly digest: Digest;
    readonly by: 'running' | 'pin' | 'tag';
  };
  /** What was read for `resolved`, or why nothing could be. Absent while not read yet. */
  readonly content?:
    | { readonly status: 'read'; readonly image: ResolvedImage }
    | {
        readonly status: 'unreadable';
        readonly reason: ImageUnreadableReason;
        readonly message: string;
      };
  readonly lineage: Lineage;
  /** Approval on record for this image that holds now (team-approved variants); see {@link approvalFor}. */
  readonly approval?: VariantApproval;
  /** The releases that `lineage` names. */
  readonly releases: readonly Release[];
  /** Every digest the reference's tag was seen with, oldest first (R-TAG-01). */
  readonly tagHistory: readonly Digest[];
}

/** An approval of a team's variant, as the governance file (later: the customization room) has it. */
export interface VariantApproval {
  readonly id: string;
  /** Repository without host, e.g. `team-approved/data/migrations-worker`. */
  readonly repository: string;
  /** Approved digest; when absent, every digest of `tag` or, without tag, of the repository. */
  readonly digest?: Digest;
  readonly tag?: string;
  readonly approvedAt: string;
  readonly expiresAt?: string;
  readonly approvers: readonly string[];
  readonly reason?: string;
  readonly link?: string;
}

/** The judgment of one usage, kept beside it with the version it was judged under. */
export interface Judgment {
  readonly verdict: Verdict;
  /** Set when `verdict` is `unknown`. */
  readonly unknownReason?: UnknownReason;
  /** The release it runs or was built from, when exactly one is proven. */
  readonly release?: ReleaseId;
  readonly evidence: readonly Evidence[];
  /** The same in sentences that a developer can check by hand, in order. */
  readonly explanation: readonly string[];
  /** Findings that do not depend on the time; see {@link releaseFindings} for those that do. */
  readonly findings: readonly Finding[];
  readonly pinned: boolean;
}

/** What holds of a usage from when it was seen until it is judged. */
export const NOT_JUDGED: Judgment = {
  verdict: 'unknown',
  unknownReason: 'not-read-yet',
  evidence: [],
  explanation: ['This usage was seen but is not judged yet.'],
  findings: [],
  pinned: false,
};
