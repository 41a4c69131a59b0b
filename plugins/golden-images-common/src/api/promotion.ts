import type {
  Candidate,
  CandidateStage,
} from '../domain/releases/promotion/candidate';
import type { Drift } from '../domain/releases/promotion/drift';
import type { Evaluation } from '../domain/releases/promotion/evaluation';
import type { Superseded } from '../domain/releases/promotion/promotionEffect';
import type { PromotionGate } from '../domain/releases/promotion/promotionGate';
import type {
  SignOff,
  SignOffDecision,
  SignOffRole,
} from '../domain/releases/promotion/signOff';
import type { WaitsFor } from '../domain/releases/promotion/waiting';
import type { ReleaseId } from '../domain/inventory/lineage';
import type { Page } from './page';

/** A candidate with how it stands. */
export interface CandidateView extends Candidate {
  /** `python 3.12 golden-v2.1.0`. */
  readonly title: string;
  readonly evaluation: Evaluation;
  readonly gate: PromotionGate;
  /** Who can do the next thing for it; empty once it is closed. */
  readonly waitsFor: readonly WaitsFor[];
}

/** The steps of R-GIM-01, in their order. */
export const PROMOTION_STEPS = [
  'pull',
  'verify',
  'test',
  'approve',
  'mirror',
  'tag',
  'publish',
] as const;

/** A step on the way to gold, with its evidence. */
export interface PromotionStep {
  readonly step: (typeof PROMOTION_STEPS)[number];
  readonly digest: string;
  /** ISO time. */
  readonly at: string;
  readonly actor: string;
  /** What shows it, as names and values. */
  readonly evidence: Readonly<Record<string, string>>;
}

/** A stage that a candidate came to. */
export interface StageEntry {
  readonly stage: CandidateStage;
  readonly digest: string;
  /** ISO time. */
  readonly at: string;
  readonly actor: string;
  readonly reason?: string;
}

/** What somebody may do with a candidate. */
export const PROMOTION_ACTIONS = [
  'sign-off-security',
  'sign-off-platform',
  'veto',
  'lift-veto',
  'reject',
  'fast-track',
  'promote',
] as const;

/** Something to do with a candidate. */
export type PromotionAction = (typeof PROMOTION_ACTIONS)[number];

/** An action that the asker's permission and role open. */
export interface PromotionOption {
  readonly action: PromotionAction;
  /** Why it cannot be done now, in a sentence; absent when it can. */
  readonly because?: string;
}

/** A candidate with everything that its promotion rests on. */
export interface PromotionView {
  readonly candidate: CandidateView;
  /** Oldest first; those of former content too. */
  readonly signOffs: readonly SignOff[];
  readonly steps: readonly PromotionStep[];
  readonly stages: readonly StageEntry[];
  /** What promoting it now would do; what it did, once it is promoted. */
  readonly effect: {
    readonly superseded: readonly Superseded[];
    readonly sentences: readonly string[];
  };
  /** What the asker may do; decided here, so that nobody else needs the rules. */
  readonly may: readonly PromotionOption[];
}

/** What a promotion did. */
export interface PromotionResult {
  readonly release: ReleaseId;
  /** ISO date. */
  readonly promotedAt: string;
  readonly superseded: readonly Superseded[];
}

/** Where record and registry disagree. */
export interface DriftReport {
  /** Whether the internal registry was ever read completely; if not, an absence proves nothing and `drifts` is empty. */
  readonly complete: boolean;
  /** ISO time of its last complete scan. */
  readonly readAt?: string;
  readonly drifts: readonly Drift[];
}

/** Which candidates are wanted. */
export interface CandidateFilter {
  /** Default `open`. */
  readonly state?: 'open' | 'closed';
  readonly family?: readonly string[];
}

/** Candidates, and whether the asker may open one. */
export interface CandidateList extends Page<CandidateView> {
  readonly mayOpen: boolean;
}

/** A candidate to be opened. */
export interface NewCandidate {
  readonly family: string;
  readonly track: string;
  /** `2.1.0`; of a pre-release `2.1.0-rc.1`. */
  readonly version: string;
  /** Where the content is: `registry/repository:tag`, optionally with `@digest`. */
  readonly reference: string;
  /** Default `mirror`. */
  readonly mode?: 'mirror' | 'build';
  /** Where upstream has it, when `reference` is a copy in a staging path. */
  readonly upstreamReference?: string;
  readonly upstreamDigest?: string;
  /** ISO date; by default what the image says. */
  readonly upstreamReleasedAt?: string;
  readonly via?: 'api' | 'form';
}

/** A sign-off, a veto, or the lifting of one. */
export interface NewSignOff {
  readonly role: SignOffRole;
  readonly decision: SignOffDecision;
  /** What was looked at: a sign-off of other content than the one under evaluation is refused. */
  readonly digest: string;
  readonly reason?: string;
}

/** CI's word that a candidate is in the internal registry; the portal looks for itself. */
export interface MirrorReport {
  readonly digest: string;
  /** Tag in the family's golden repository; default the one of the convention. */
  readonly tag?: string;
}
