import type { Digest } from '../../inventory/digest';
import type { ReleaseId } from '../../inventory/lineage';

/** Stages of a candidate on its way to gold (R-LIFE-01, R-PIPE-06). */
export const CANDIDATE_STAGES = [
  'pre-release',
  'candidate',
  'testing',
  'approved',
  'promoted',
  'rejected',
] as const;

/** Stage of a candidate. */
export type CandidateStage = (typeof CANDIDATE_STAGES)[number];

/** What moves a candidate from one stage to another. */
export type CandidateEvent =
  /** Evidence of its evaluation came in. */
  | 'evidence'
  /** Platform and security both signed off. */
  | 'signed-off'
  /** A veto took a sign-off's force away. */
  | 'vetoed'
  /** Other content is under evaluation. */
  | 'new-content'
  | 'promoted'
  | 'rejected';

/** An upstream release under evaluation (R-PIPE-01). Dates are ISO. */
export interface Candidate {
  /** The release that it would become. */
  readonly id: ReleaseId;
  readonly family: string;
  readonly track: string;
  /** `MAJOR.MINOR.PATCH`, of a pre-release with its suffix: `2.1.0-rc.1`. */
  readonly version: string;
  /** Where the content under evaluation is. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  /** The content under evaluation: sign-offs and evidence are of it. */
  readonly digest: Digest;
  /** Source of the release (R-GIM-02); absent for what is built in-house without one. */
  readonly upstream?: {
    readonly reference: string;
    readonly digest?: Digest;
    readonly releasedAt?: string;
  };
  /** Mirrored as it is, or built: only what is mirrored has to equal upstream (AMB-27). */
  readonly mode: 'mirror' | 'build';
  readonly preRelease: boolean;
  /** Set for a patch of a critical vulnerability: days instead of weeks, the same gates (R-PIPE-05). */
  readonly fastTrack?: {
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  };
  readonly stage: CandidateStage;
  /** What the registry was found to hold when CI reported it mirrored (R-GIM-04). */
  readonly mirrored?: {
    readonly digest: Digest;
    /** `golden/python:3.12-golden-v2.1.0`. */
    readonly as: string;
    readonly at: string;
  };
  readonly openedAt: string;
  /** Entity ref of a user, `external:<subject>` of a service, `system` for a scan. */
  readonly openedBy: string;
  readonly foundBy: 'scan' | 'api' | 'form';
  /** When it was promoted, rejected, or overtaken by the release that it was a pre-release of. */
  readonly closedAt?: string;
}

const NEXT: Readonly<
  Record<
    CandidateStage,
    Readonly<Partial<Record<CandidateEvent, CandidateStage>>>
  >
> = {
  // Smoke-tested ahead of the release, and never promoted itself.
  'pre-release': {
    evidence: 'pre-release',
    'new-content': 'pre-release',
    vetoed: 'pre-release',
    rejected: 'rejected',
  },
  candidate: {
    evidence: 'testing',
    'signed-off': 'approved',
    vetoed: 'candidate',
    'new-content': 'candidate',
    rejected: 'rejected',
  },
  testing: {
    evidence: 'testing',
    'signed-off': 'approved',
    vetoed: 'testing',
    'new-content': 'candidate',
    rejected: 'rejected',
  },
  approved: {
    evidence: 'approved',
    'signed-off': 'approved',
    vetoed: 'testing',
    'new-content': 'candidate',
    promoted: 'promoted',
    rejected: 'rejected',
  },
  promoted: {},
  // What was turned down stays so; other content under the same name is a new start.
  rejected: { 'new-content': 'candidate' },
};

/** The stage after an event; `undefined` where it cannot happen. */
export function nextStage(
  stage: CandidateStage,
  event: CandidateEvent,
): CandidateStage | undefined {
  return NEXT[stage][event];
}

/** Whether it is still under evaluation. */
export function isOpen(candidate: Pick<Candidate, 'closedAt'>): boolean {
  return candidate.closedAt === undefined;
}
