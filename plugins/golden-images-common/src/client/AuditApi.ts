import type {
  AuditExportFormat,
  AuditFilter,
  AuditHead,
  AuditVerification,
  DecisionView,
  Page,
} from '../api';
import type { AuditEntry } from '../domain/audit/auditEntry';
import type { ChainPoint } from '../domain/audit/verifyChain';
import type { ReleaseId } from '../domain/inventory/lineage';
import type { PageRequest } from './GoldenImagesApi';

/** The part of the API that reads the record of decisions. */
export interface AuditApi {
  /** Newest first. */
  listAuditEntries(
    filter?: AuditFilter,
    page?: PageRequest,
  ): Promise<Page<AuditEntry>>;
  /** @param known - a point of the chain that was kept elsewhere: then what was taken from the end is found, too. */
  getAuditVerification(known?: ChainPoint): Promise<AuditVerification>;
  getAuditHead(): Promise<AuditHead>;
  /** Oldest first. One without a filter can be verified without the portal. */
  exportAudit(format: AuditExportFormat, filter?: AuditFilter): Promise<Blob>;
  /** Decisions about a release, newest first. */
  listDecisions(id: ReleaseId, page?: PageRequest): Promise<Page<DecisionView>>;
}
