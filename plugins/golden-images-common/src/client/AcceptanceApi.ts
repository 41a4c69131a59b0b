import type {
  AcceptanceView,
  IncompatibilityList,
  IncompatibilityView,
  NewIncompatibility,
  NewNotes,
  NewReportStatus,
  NewTestRun,
  NotesView,
  Page,
  TestRunEnd,
} from '../api';
import type { NotesRevision } from '../domain/releases/notes/releaseNotes';
import type { TestRun } from '../domain/releases/acceptance/testRun';
import type { ReleaseId } from '../domain/inventory/lineage';
import type { PageRequest } from './GoldenImagesApi';

/** The part of the API about acceptance tests, what app teams report, and release notes. */
export interface AcceptanceApi {
  getAcceptance(id: ReleaseId): Promise<AcceptanceView>;
  /** Runs on record, last started first. */
  listTestRuns(
    id: ReleaseId,
    filter?: { readonly stack?: string },
    page?: PageRequest,
  ): Promise<Page<TestRun>>;
  /** The same run again changes nothing; another under its key is a conflict. */
  reportTestRun(id: ReleaseId, run: NewTestRun): Promise<TestRun>;
  endTestRun(id: ReleaseId, key: string, end: TestRunEnd): Promise<TestRun>;
  /** What app teams reported, last reported first. */
  listIncompatibilities(
    id: ReleaseId,
    filter?: { readonly status?: readonly string[] },
    page?: PageRequest,
  ): Promise<IncompatibilityList>;
  reportIncompatibility(
    id: ReleaseId,
    report: NewIncompatibility,
  ): Promise<IncompatibilityView>;
  setIncompatibilityStatus(
    id: ReleaseId,
    report: string,
    status: NewReportStatus,
  ): Promise<IncompatibilityView>;
  getNotes(id: ReleaseId): Promise<NotesView>;
  writeNotes(id: ReleaseId, notes: NewNotes): Promise<NotesView>;
  /** All revisions, newest first. */
  listNotesRevisions(
    id: ReleaseId,
    page?: PageRequest,
  ): Promise<Page<NotesRevision>>;
}
