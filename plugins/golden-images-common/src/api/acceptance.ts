import type {
  GateResult,
  Incompatibility,
  NotesPart,
  NotesRevision,
  NotesText,
  ReportStatus,
  StackStanding,
  TestRun,
  TestTiming,
} from '../domain';
import type { Page } from './page';

/** How the acceptance tests of a release or candidate stand. */
export interface AcceptanceView {
  /** Content that it names now; absent when nothing names the release any more. */
  readonly digest?: string;
  /** In one line: how many stacks passed, and what of the others. */
  readonly sentence: string;
  readonly stacks: readonly StackStanding[];
  readonly gate: GateResult;
  /** Of the runs that decide; absent until one has ended. */
  readonly timing?: TestTiming;
  /** All runs on record, those of former content too. */
  readonly totalRuns: number;
  readonly may: { readonly report: boolean };
}

/** A run that is reported. */
export interface NewTestRun {
  /** Names the run within the release: CI's own id. The same call again changes nothing. */
  readonly key: string;
  readonly stack: string;
  readonly result: TestRun['result'];
  /** ISO time with its offset. */
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly logUrl?: string;
  readonly notes?: string;
  /** What was tested; default the content that the release names now. */
  readonly digest?: string;
}

/** The end of a run that was reported as running. */
export interface TestRunEnd {
  readonly result: Exclude<TestRun['result'], 'running'>;
  readonly endedAt: string;
  readonly logUrl?: string;
  readonly notes?: string;
}

/** A report as its reader sees it. */
export interface IncompatibilityView extends Omit<Incompatibility, 'steps'> {
  readonly id: string;
  /** Absent where a security finding is not for this reader until it is resolved. */
  readonly steps?: string;
  /** Statuses that the reader may give it. */
  readonly may: { readonly statuses: readonly ReportStatus[] };
}

/** What was reported of a release. */
export interface IncompatibilityList extends Page<IncompatibilityView> {
  /** Reports that are not resolved. */
  readonly unresolved: number;
  readonly may: { readonly report: boolean };
}

/** A report to be made. */
export interface NewIncompatibility {
  readonly key: string;
  readonly kind: Incompatibility['kind'];
  readonly title: string;
  readonly stack?: string;
  readonly steps: string;
  readonly severity: Incompatibility['severity'];
}

/** Another status of a report. */
export interface NewReportStatus {
  readonly status: ReportStatus;
  /** Needed to resolve and to open again. */
  readonly reason?: string;
}

/** The release notes of a release or candidate. */
export interface NotesView {
  /** The newest revision; absent when none is written. */
  readonly notes?: NotesRevision;
  /** What the governance file says, where nothing is written in the portal. */
  readonly declared?: string;
  /** Parts that say nothing yet. */
  readonly missing: readonly NotesPart[];
  readonly may: { readonly write: boolean };
}

/** Notes to be written. */
export interface NewNotes extends NotesText {
  /** Revision that was changed, 0 for the first: somebody else's change in between is a conflict. */
  readonly after: number;
  readonly reason?: string;
}
