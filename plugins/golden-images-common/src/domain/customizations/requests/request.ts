import type { TierReport } from '../tiers/tier';
import type { RequestState } from './requestState';

/** Categories of what is asked for (R-REQ-28), as labels on the pull request and in the monthly report. */
export const REQUEST_CATEGORIES = [
  'database-client',
  'monitoring-tool',
  'build-tool',
  'network-tool',
  'language-runtime',
  'certificates',
  'security-context',
  'resource-limits',
  'image-metadata',
  'other',
] as const;

/** See {@link REQUEST_CATEGORIES}. */
export type RequestCategory = (typeof REQUEST_CATEGORIES)[number];

/** What it is for: a feature or a bug fix names its ticket (R-APP-04). */
export const REQUEST_PURPOSES = ['feature', 'bug-fix', 'other'] as const;

/** See {@link REQUEST_PURPOSES}. */
export type RequestPurpose = (typeof REQUEST_PURPOSES)[number];

/** How much hurry there is. It orders no queue; reviewers read it. */
export const REQUEST_URGENCIES = ['normal', 'soon', 'blocking'] as const;

/** See {@link REQUEST_URGENCIES}. */
export type RequestUrgency = (typeof REQUEST_URGENCIES)[number];

/** A system package that is asked for. */
export interface RequestedPackage {
  readonly name: string;
  /** `15.1`, without a `v`. */
  readonly version?: string;
  /** Host of the repository that it comes from: `clnpkgs.clnstrt.dev`. */
  readonly source?: string;
}

/** What a team asks for, in its own words (R-REQ-04..11). */
export interface RequestFacts {
  readonly title: string;
  /** Entity ref of the group that asks and will own the variant. */
  readonly team: string;
  /** Entity ref of the component that needs it. */
  readonly component?: string;
  /** Golden image that it builds on: `registry/golden/python:3.12-stable@sha256:…`. */
  readonly base: string;
  /** Name of the variant: `migrations-worker`. */
  readonly image: string;
  readonly packages: readonly RequestedPackage[];
  readonly dockerfile: string;
  /** Kubernetes manifest, where it is changed too. */
  readonly manifest?: string;
  /** What is done; absent where the packages say it. */
  readonly what?: string;
  readonly why: string;
  /** By default what `securityImpact` says (AMB-19). */
  readonly risk?: string;
  readonly testing: string;
  readonly purpose: RequestPurpose;
  /** `INFRA-1234`. */
  readonly ticket?: string;
  readonly description?: string;
  readonly securityImpact: string;
  readonly compliance: string;
  /** What else was thought of (R-REQ-26). */
  readonly alternatives: string;
  readonly category: RequestCategory;
  readonly urgency: RequestUrgency;
  /** Where it was discussed before (R-REQ-01). */
  readonly discussionUrl?: string;
  /** End of the branch name after `feature/`; default `add-<package>` (AMB-20). */
  readonly slug?: string;
}

/** A customization request on record. */
export interface CustomizationRequest extends RequestFacts {
  readonly id: string;
  /** 1, and one more with every resubmission: checks and reviews are of one revision. */
  readonly revision: number;
  readonly state: RequestState;
  /** ISO time since which it is in this state. */
  readonly since: string;
  /** What the Dockerfile and the manifest of this revision were classified as. */
  readonly report: TierReport;
  readonly requestedBy: string;
  /** Everybody who submitted a revision: none of them reviews it. */
  readonly authors: readonly string[];
  /** ISO time. */
  readonly createdAt: string;
  /** ISO time of the first submission; absent for a draft. */
  readonly submittedAt?: string;
  readonly pullRequestUrl?: string;
  /** What became of it, once it is published. */
  readonly variant?: PublishedVariant;
}

/** The image that came of a request. */
export interface PublishedVariant {
  /** `registry/team-approved/data/migrations-worker:1.0.0@sha256:…`. */
  readonly reference: string;
  /** `2 low-severity findings (acceptable)`. */
  readonly scanResults: string;
  /** ISO time. */
  readonly at: string;
}

/** A state that a request came to. */
export interface RequestStateEntry {
  readonly state: RequestState;
  readonly revision: number;
  /** ISO time. */
  readonly at: string;
  readonly actor: string;
  readonly reason?: string;
}
