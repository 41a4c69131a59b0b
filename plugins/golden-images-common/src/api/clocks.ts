import type { LeadTime } from '../domain/compliance/leadTime';
import type {
  RetentionReport,
  RetentionRow,
} from '../domain/compliance/retention';
import type { Verifiability } from '../domain/compliance/verifiability';
import type { ReleaseId } from '../domain/inventory/lineage';
import type { ClosingFigures } from '../domain/releases/closing';
import type { Phase } from '../domain/releases/phase';
import type { Page } from './page';

/** What somebody may do about the end of a release. */
export const DEPRECATION_ACTIONS = [
  'announce',
  'change-removal',
  'remove',
  'open-emergency',
  'ask-emergency',
  'close-emergency',
  'write-post-mortem',
] as const;

/** See {@link DEPRECATION_ACTIONS}. */
export type DeprecationAction = (typeof DEPRECATION_ACTIONS)[number];

/** An action that the asker's permission and role open. */
export interface DeprecationOption {
  readonly action: DeprecationAction;
  /** Why it cannot be done now, in a sentence; absent when it can. */
  readonly because?: string;
}

/** The deprecation of a release on record, and what may be done about it. Dates are ISO dates. */
export interface DeprecationRecord {
  readonly release: ReleaseId;
  /** `python 3.12 golden-v2.1.0`. */
  readonly title: string;
  readonly phase: Phase;
  readonly announcedAt?: string;
  readonly removalAt?: string;
  readonly removedAt?: string;
  /** First day that a removal may be planned for: of this announcement, or of one today (R-LIFE-07). */
  readonly earliestRemoval: string;
  /** Last day that an emergency migration opened today may have. */
  readonly latestExpiry: string;
  /** What announcing it takes from its family, in sentences; empty where it is announced (AMB-03). */
  readonly warnings: readonly string[];
  /** Owners that the asker belongs to and that still run it in production. */
  readonly own: readonly string[];
  /** Decided here, so that nobody else needs the rules. */
  readonly may: readonly DeprecationOption[];
}

/** A deprecation to be announced, or a removal date to be changed. */
export interface NewDeprecation {
  /** ISO date, not in the past; default today, or as announced before. */
  readonly announcedAt?: string;
  /** ISO date. */
  readonly removalAt: string;
  readonly reason?: string;
}

/** A removal that was done. */
export interface NewRemoval {
  /** ISO date, not in the future; default today. */
  readonly removedAt?: string;
  /** Says that who still runs it is known; each team needs an emergency migration all the same. */
  readonly confirmed?: boolean;
  readonly reason?: string;
}

/** How an emergency migration stands. */
export type EmergencyState =
  | 'asked'
  | 'open'
  | 'closed'
  | 'refused'
  | 'expired';

/** Leave for one team to run a release past its removal, with owner, reason and end (R-DEP-05, R-AUD-04). */
export interface Emergency {
  readonly id: string;
  readonly release: ReleaseId;
  /** Entity ref of the owner whose workloads it is about. */
  readonly ownerRef: string;
  readonly reason: string;
  /** Who of the team answers for it: a name, an address or an entity ref. */
  readonly contact: string;
  readonly state: EmergencyState;
  /** ISO times. */
  readonly askedAt: string;
  readonly askedBy: string;
  readonly openedAt?: string;
  readonly openedBy?: string;
  /** ISO date, the last day of it. */
  readonly expiresAt: string;
  readonly closedAt?: string;
  readonly closedBy?: string;
  readonly closedBecause?: string;
}

/** An emergency migration to be opened, or asked for by its owner. */
export interface NewEmergency {
  readonly ownerRef: string;
  readonly reason: string;
  readonly contact: string;
  /** ISO date. */
  readonly expiresAt: string;
}

/** Why teams failed to migrate on time, and what is to change (R-DEP-06). Never changed, only followed by another. */
export interface PostMortem {
  readonly id: string;
  readonly release: ReleaseId;
  /** Team that it is about; absent when about all. */
  readonly ownerRef?: string;
  /** Markdown. */
  readonly text: string;
  readonly author: string;
  /** ISO time. */
  readonly at: string;
}

/** A post-mortem to be written. */
export type NewPostMortem = Pick<PostMortem, 'ownerRef' | 'text'>;

/** The closing figures of a removal, frozen. */
export interface ClosingRecord {
  readonly release: ReleaseId;
  /** ISO time; absent where the removal has not come: then there are no figures yet. */
  readonly recordedAt?: string;
  readonly figures?: ClosingFigures;
}

/** A page of the retention report. */
export interface RetentionPage extends Page<RetentionRow> {
  /** ISO time. */
  readonly at: string;
  /** Of all releases, not of the page. */
  readonly totals: RetentionReport['totals'];
}

/** How many images in production can be verified, at a moment. */
export interface VerifiabilityReport extends Verifiability {
  /** ISO time. */
  readonly at: string;
}

/** KPI 2 at a moment. */
export interface LeadTimeReport extends LeadTime {
  /** ISO time. */
  readonly at: string;
}
