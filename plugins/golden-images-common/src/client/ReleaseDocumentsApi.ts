import type {
  AddedDocument,
  DocumentKind,
  ReleaseComparison,
  ReleaseDocuments,
} from '../api/documents';
import type { ReleaseId } from '../domain/inventory/lineage';

/** The part of the API about documents of releases, and what changed between releases. */
export interface ReleaseDocumentsApi {
  listReleaseDocuments(id: ReleaseId): Promise<ReleaseDocuments>;
  /**
   * Puts a bill of materials or a scan result on record. The same bytes again add nothing.
   * @param text - the document as it is, JSON
   */
  addReleaseDocument(
    id: ReleaseId,
    text: string,
    options?: {
      /** Default: told from the document. */
      readonly kind?: DocumentKind;
      /** Content that it is of; refused unless it is that of the release. Default: the release's. */
      readonly digest?: string;
    },
  ): Promise<AddedDocument>;
  /** The bytes of a document as they were received. */
  getReleaseDocument(id: ReleaseId, document: string): Promise<string>;
  /** What changed since another release of its track; by default the current one, else the one before it. */
  compareReleases(
    id: ReleaseId,
    options?: { readonly with?: string },
  ): Promise<ReleaseComparison>;
}
