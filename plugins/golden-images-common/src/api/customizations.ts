import type {
  AnsweredItem,
  ApprovedVariant,
  ApprovalTime,
  ChecklistQuestion,
  CheckResult,
  CustomizationRequest,
  GlossaryEntry,
  RelatedRequests,
  RequestCategory,
  RequestFacts,
  RequestPullRequest,
  RequestState,
  RequestStateEntry,
  Review,
  ReviewDecision,
  ReviewRole,
  RequestWaitsFor,
  Severity,
  TierReport,
} from '../domain';
import type { Page } from './page';

/** What is asked for, before it is on record. */
export interface NewCustomizationRequest
  extends Omit<RequestFacts, 'packages' | 'urgency'> {
  /** Names the request of whoever asks: the same call again changes nothing. */
  readonly key: string;
  /** System packages; those that the Dockerfile installs besides are added. */
  readonly packages?: RequestFacts['packages'];
  /** Default `normal`. */
  readonly urgency?: RequestFacts['urgency'];
  /** Leaves it a draft, to be submitted once there is a pull request. */
  readonly draft?: boolean;
  readonly pullRequestUrl?: string;
}

/** What a request would be: nothing is put on record. */
export interface RequestPreview {
  /** `not-needed`: tier 1; `refused`: tier 3; `request`: it is to be reviewed. */
  readonly outcome: 'not-needed' | 'refused' | 'request';
  /** The outcome in words (R-TIER-02..04). */
  readonly message: string;
  readonly report: TierReport;
  /** What is wrong with what was entered, in sentences that begin with the field. */
  readonly problems: readonly string[];
  /** What reviewers will ask about, in sentences. */
  readonly advisories: readonly string[];
  /** Absent unless the outcome is `request`. */
  readonly pullRequest?: RequestPullRequest;
  readonly related: RelatedRequests;
}

/** What came of asking: tier 1 needs no request, and none is put on record. */
export type RequestOutcome =
  | {
      readonly outcome: 'not-needed';
      readonly message: string;
      readonly report: TierReport;
    }
  | {
      readonly outcome: 'recorded';
      readonly message: string;
      readonly request: RequestView;
    };

/** What somebody may do with a request. */
export const REQUEST_ACTIONS = [
  'submit',
  'withdraw',
  'recheck',
  'link-pull-request',
  'approve-security',
  'request-changes-security',
  'veto',
  'approve-platform',
  'request-changes-platform',
  'reject',
] as const;

/** See {@link REQUEST_ACTIONS}. */
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

/** An action that the asker's permission and role open. */
export interface RequestOption {
  readonly action: RequestAction;
  /** Why it cannot be done now, in a sentence; absent when it can. */
  readonly because?: string;
}

/** A request in a list. */
export interface RequestRow
  extends Pick<
    CustomizationRequest,
    | 'id'
    | 'title'
    | 'team'
    | 'component'
    | 'base'
    | 'image'
    | 'packages'
    | 'category'
    | 'urgency'
    | 'revision'
    | 'state'
    | 'since'
    | 'requestedBy'
    | 'createdAt'
    | 'submittedAt'
    | 'pullRequestUrl'
    | 'variant'
  > {
  /** `Approved by security`. */
  readonly stateTitle: string;
  /** Who can do the next thing for it. */
  readonly waitsFor: readonly RequestWaitsFor[];
  /** Business days since it came to this state, one decimal. */
  readonly waitingDays: number;
  /** Business days since it was submitted until it was approved, or until now. */
  readonly ageDays?: number;
}

/** The checklist of a role with what was answered last for this revision. */
export interface ReviewStanding {
  readonly role: ReviewRole;
  /** `missing`: nobody has decided; `approved` only for this revision. */
  readonly state: 'missing' | 'approved' | 'changes-requested' | 'rejected';
  readonly because: string;
  readonly questions: readonly ChecklistQuestion[];
  /** The handbook's comment for an approval. */
  readonly approvalComment: string;
}

/** A request with everything that reviewers decide by. */
export interface RequestView extends RequestRow, CustomizationRequest {
  readonly checks: readonly CheckResult[];
  /** The text for the team when a check failed (R-REQ-19). */
  readonly checksComment?: string;
  /** In the order in which they are asked. */
  readonly standings: readonly ReviewStanding[];
  /** Oldest first; those of former revisions too. */
  readonly reviews: readonly Review[];
  /** Every state that it came to, oldest first. */
  readonly states: readonly RequestStateEntry[];
  readonly nextStates: readonly RequestState[];
  readonly advisories: readonly string[];
  readonly related: RelatedRequests;
  readonly pullRequest: RequestPullRequest;
  /** The release that the base is, when it is known. */
  readonly baseRelease?: string;
  readonly may: readonly RequestOption[];
}

/** Which requests are wanted; lists are "any of". */
export interface RequestFilter {
  readonly state?: readonly RequestState[];
  /** Entity refs. */
  readonly team?: readonly string[];
  readonly requestedBy?: readonly string[];
  /** Whose turn it is. */
  readonly waitsFor?: RequestWaitsFor;
  readonly package?: readonly string[];
  readonly category?: readonly RequestCategory[];
  /** `true`: only what is not closed. */
  readonly open?: boolean;
  /** Default `waiting`: longest in its state first. */
  readonly order?: 'waiting' | 'newest';
}

/** Requests, and whether the asker may make one. */
export interface RequestList extends Page<RequestRow> {
  readonly mayRequest: boolean;
}

/** What is submitted: a draft, or anew after changes were requested. */
export interface RequestSubmission
  extends Partial<Omit<RequestFacts, 'team' | 'image'>> {
  /** The revision that was changed: somebody else's submission in between is a conflict. */
  readonly revision: number;
  readonly pullRequestUrl?: string;
  /** What was changed. */
  readonly reason?: string;
}

/** A review to be made. */
export interface NewReview {
  readonly role: ReviewRole;
  readonly decision: ReviewDecision;
  /** What was looked at. */
  readonly revision: number;
  /** All questions of the role for an approval. */
  readonly checklist?: readonly AnsweredItem[];
  /** Needed for everything but an approval, which by default says what the handbook does. */
  readonly reason?: string;
  readonly commentUrl?: string;
}

/** What CI found out about the image that the Dockerfile of a request builds. */
export interface NewCheckReport {
  /** CI's own id: the same call again changes nothing. */
  readonly key: string;
  readonly revision: number;
  readonly build?: { readonly result: 'passed' | 'failed' };
  /** Sum of the compressed layers (AMB-21). */
  readonly size?: { readonly bytes: number };
  readonly vulnerabilities?: {
    readonly tool: string;
    readonly findings: readonly {
      readonly id: string;
      readonly package: string;
      readonly severity: Severity;
      readonly fixedVersion?: string;
    }[];
  };
  /** Of packages that the request adds. */
  readonly licences?: readonly {
    readonly package: string;
    readonly version?: string;
    /** SPDX expression. */
    readonly licence: string;
  }[];
  readonly commit?: string;
  readonly logUrl?: string;
}

/** What CI did after the approval (R-REQ-22). */
export interface NewRequestProgress {
  /** CI's own id: the same call again changes nothing. */
  readonly key: string;
  readonly step: 'merged' | 'built' | 'published';
  readonly revision: number;
  readonly commit?: string;
  /** Of `published`: `registry/team-approved/data/migrations-worker:1.0.0@sha256:…`. */
  readonly reference?: string;
  /** Of `published`: how many findings the scan of the image has, by severity. */
  readonly findings?: Partial<Record<Severity, number>>;
  readonly tool?: string;
  readonly logUrl?: string;
}

/** How a request stands after a report of CI, which may read nothing else. */
export interface RequestProgress {
  readonly id: string;
  readonly state: RequestState;
  readonly stateTitle: string;
  readonly checks: readonly CheckResult[];
  /** To be posted in the pull request: what failed and what to do, or what the team is told once it is published. */
  readonly comment?: string;
}

/** Where CI found a Dockerfile. */
export interface RequestedImageQuery {
  /** In the repository of images: `images/data/migrations-worker/Dockerfile`. */
  readonly path: string;
  /** The pull request that it is in; absent once it is merged. */
  readonly pullRequestUrl?: string;
  /** See {@link RequestedImage.dockerfileDigest}: of several requests for one image, the one that has this text. */
  readonly dockerfileDigest?: string;
}

/** What CI has to know to build the image of a request, and may not read otherwise. */
export interface RequestedImage {
  readonly id: string;
  /** What CI reports names it. */
  readonly revision: number;
  readonly state: RequestState;
  readonly stateTitle: string;
  /** The golden image, pinned. */
  readonly base: string;
  /** Names of what is asked for: each needs a licence. */
  readonly packages: readonly string[];
  /** `sha256:…` of the Dockerfile that is reviewed, with `\n` as line ends and without white space at its end. */
  readonly dockerfileDigest: string;
  /** Where the variant goes: `registry/team-approved/data/migrations-worker`. */
  readonly repository: string;
  /** To publish it as, unless its tag is taken. */
  readonly version: string;
  /** The reference, once it is published. */
  readonly published?: string;
  readonly pullRequestUrl?: string;
}

/** Which packages are wanted. */
export interface GlossaryFilter {
  /** Part of a name. With it, or with `name`, also packages of golden releases are found. */
  readonly search?: string;
  /** Whole names. */
  readonly name?: readonly string[];
  readonly team?: readonly string[];
  /** `true`: only those that are approved. */
  readonly approved?: boolean;
}

/** Packages by name. */
export type GlossaryPage = Page<GlossaryEntry>;

/** Approved variants, and what is to be done about each. */
export type VariantPage = Page<ApprovedVariant>;

/** KPI 3. */
export type ApprovalTimeReport = ApprovalTime;
