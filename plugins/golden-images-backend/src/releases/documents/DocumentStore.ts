import { createHash } from 'node:crypto';
import {
  LICENCE_VERDICTS,
  SEVERITIES,
  type Digest,
  type DocumentKind,
  type ReleaseDocument,
  type ReleaseId,
  type SbomComponent,
  type ScanFinding,
  type Severity,
} from '@image-governance/plugin-golden-images-common';
import {
  judgeComponent,
  type EvidenceDocument,
  type LicencePolicy,
} from '@image-governance/plugin-golden-images-common/documents';
import type { Knex } from 'knex';
import { batches } from '../../database';

/** A document to be put on record. */
export interface NewDocument {
  readonly releaseId: ReleaseId;
  readonly digest: Digest;
  readonly subject?: Digest;
  readonly text: string;
  readonly document: EvidenceDocument;
  readonly origin: 'upload' | 'attestation';
  readonly actor: string;
  /** ISO time. */
  readonly at: string;
}

/** A document on record, without its bytes. */
export interface DocumentRecord
  extends Pick<
    ReleaseDocument,
    | 'id'
    | 'kind'
    | 'format'
    | 'formatVersion'
    | 'digest'
    | 'subject'
    | 'sha256'
    | 'sizeBytes'
    | 'origin'
    | 'receivedAt'
    | 'actor'
    | 'warnings'
    | 'superseded'
  > {
  readonly examined: boolean;
}

interface DocumentRow {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly format: string;
  readonly format_version: string | null;
  readonly digest: Digest;
  readonly subject: Digest | null;
  readonly sha256: string;
  readonly size_bytes: number;
  readonly origin: 'upload' | 'attestation';
  readonly received_at: string;
  readonly actor: string;
  readonly warnings: string;
  readonly examined: boolean | number;
}

const COLUMNS = [
  'id',
  'kind',
  'format',
  'format_version',
  'digest',
  'subject',
  'sha256',
  'size_bytes',
  'origin',
  'received_at',
  'actor',
  'warnings',
  'examined',
];

/** The longest name that a package is found by, as the migration of `package_names` has it. */
export const LONGEST_NAME = 200;

/** A release by its content: what is on record of other content is not about it. */
export interface ReleaseContentId {
  readonly id: ReleaseId;
  readonly digest: Digest;
}

/** Documents of releases, and what was read from them. None is ever changed or deleted. */
export class DocumentStore {
  /** Puts it on record; the same bytes for the same content are on record already. */
  async add(
    tx: Knex.Transaction,
    added: NewDocument,
  ): Promise<{ readonly id: string; readonly added: boolean }> {
    const { content, kind } = added.document;
    const key = {
      release_id: added.releaseId,
      digest: added.digest,
      kind,
      sha256: createHash('sha256').update(added.text, 'utf8').digest('hex'),
    };
    const [inserted] = await tx('release_documents')
      .insert({
        ...key,
        ...('tool' in content
          ? {
              format: content.tool,
              format_version: content.toolVersion ?? null,
            }
          : { format: content.format, format_version: content.version }),
        subject: added.subject ?? null,
        size_bytes: Buffer.byteLength(added.text, 'utf8'),
        body: added.text,
        origin: added.origin,
        received_at: added.at,
        actor: added.actor,
        warnings: JSON.stringify(content.warnings),
        examined: 'examined' in content ? content.examined : true,
      })
      .onConflict(['release_id', 'digest', 'kind', 'sha256'])
      .ignore()
      .returning('id');
    if (!inserted) {
      const known = await tx('release_documents').where(key).first('id');
      return { id: String(known.id), added: false };
    }
    await insertContent(tx, inserted.id, added.document);
    return { id: String(inserted.id), added: true };
  }

  /** Those of the contents that have a bill of materials on record. */
  async withSbom(
    releases: readonly ReleaseContentId[],
    connection: Knex,
  ): Promise<Set<ReleaseId>> {
    const digests = new Map(releases.map(({ id, digest }) => [id, digest]));
    const found = new Set<ReleaseId>();
    for (const ids of batches([...digests.keys()])) {
      const rows: { release_id: ReleaseId; digest: Digest }[] =
        await connection('release_documents')
          .where('kind', 'sbom')
          .whereIn('release_id', ids)
          .distinct('release_id', 'digest');
      for (const { release_id: id, digest } of rows) {
        if (digests.get(id) === digest) {
          found.add(id);
        }
      }
    }
    return found;
  }

  /** The bills of materials of the contents that nothing later replaces, each with its release. */
  async standingSboms(
    releases: readonly ReleaseContentId[],
    connection: Knex,
  ): Promise<Map<number, ReleaseId>> {
    const digests = new Map(releases.map(({ id, digest }) => [id, digest]));
    const standing = new Map<string, [number, ReleaseId]>();
    for (const ids of batches([...digests.keys()])) {
      const rows: (Pick<DocumentRow, 'id' | 'digest' | 'subject'> & {
        readonly release_id: ReleaseId;
      })[] = await connection('release_documents')
        .where('kind', 'sbom')
        .whereIn('release_id', ids)
        .orderBy('id')
        .select('id', 'release_id', 'digest', 'subject');
      for (const { id, release_id: release, digest, subject } of rows) {
        if (digests.get(release) === digest) {
          standing.set(JSON.stringify([release, subject]), [id, release]);
        }
      }
    }
    return new Map(standing.values());
  }

  /** Of a content, newest first; what a later one about the same replaces is marked. */
  async list(
    { id, digest }: ReleaseContentId,
    connection: Knex,
  ): Promise<DocumentRecord[]> {
    const rows: DocumentRow[] = await connection('release_documents')
      .where({ release_id: id, digest })
      .orderBy('id', 'desc')
      .select(COLUMNS);
    const seen = new Set<string>();
    return rows.map(row => {
      // A scanner's later word replaces its own, not that of another scanner.
      const about = JSON.stringify([
        row.kind,
        row.kind === 'scan' ? row.format : '',
        row.subject,
      ]);
      const superseded = seen.has(about);
      seen.add(about);
      return fromRow(row, superseded);
    });
  }

  /** The bytes as they came; `undefined` when the release has no such document. */
  async body(
    releaseId: ReleaseId,
    document: string,
    connection: Knex,
  ): Promise<{ text: string; kind: DocumentKind; sha256: string } | undefined> {
    const row = await connection('release_documents')
      .where({ id: Number(document), release_id: releaseId })
      .first('body', 'kind', 'sha256');
    return row && { text: row.body, kind: row.kind, sha256: row.sha256 };
  }

  /** Packages of documents, in the order of the documents. */
  async components(
    documents: readonly string[],
    connection: Knex,
  ): Promise<(SbomComponent & { readonly document: string })[]> {
    const rows = await connection('document_components')
      .whereIn('document_id', documents.map(Number))
      .orderBy('id')
      .select('document_id', 'name', 'version', 'purl', 'licences', 'supplier');
    return rows.map(row => ({
      document: String(row.document_id),
      name: row.name,
      version: row.version ?? undefined,
      purl: row.purl ?? undefined,
      licences: JSON.parse(row.licences),
      supplier: row.supplier ?? undefined,
    }));
  }

  /** Findings of documents. */
  async findings(
    documents: readonly string[],
    connection: Knex,
  ): Promise<(ScanFinding & { readonly document: string })[]> {
    const rows = await connection('document_findings')
      .whereIn('document_id', documents.map(Number))
      .orderBy('id');
    return rows.map(row => ({
      document: String(row.document_id),
      id: row.finding,
      package: row.package,
      purl: row.purl ?? undefined,
      installedVersion: row.installed_version ?? undefined,
      fixedVersion: row.fixed_version ?? undefined,
      severity: row.severity,
    }));
  }
}

/** What is in a document, in figures. */
export function summaryOf(
  { kind }: Pick<DocumentRecord, 'kind'>,
  content: {
    readonly components: readonly SbomComponent[];
    readonly findings: readonly ScanFinding[];
  },
  policy: LicencePolicy,
): Pick<ReleaseDocument, 'components' | 'licences' | 'findings'> {
  if (kind === 'sbom') {
    const licences = { denied: 0, unknown: 0, review: 0, allowed: 0 };
    content.components.forEach(each => {
      licences[judgeComponent(each, policy)] += 1;
    });
    return { components: content.components.length, licences };
  }
  const findings = {
    critical: { total: 0, fixable: 0 },
    high: { total: 0, fixable: 0 },
    medium: { total: 0, fixable: 0 },
    low: { total: 0, fixable: 0 },
    negligible: { total: 0, fixable: 0 },
    unknown: { total: 0, fixable: 0 },
  } satisfies Record<Severity, { total: number; fixable: number }>;
  content.findings.forEach(each => {
    findings[each.severity].total += 1;
    findings[each.severity].fixable += each.fixedVersion === undefined ? 0 : 1;
  });
  return { findings };
}

/** Worst first. */
export function bySeverity(a: ScanFinding, b: ScanFinding): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}

/** Worst first. */
export function byVerdict(
  a: { readonly verdict: (typeof LICENCE_VERDICTS)[number] },
  b: { readonly verdict: (typeof LICENCE_VERDICTS)[number] },
): number {
  return (
    LICENCE_VERDICTS.indexOf(a.verdict) - LICENCE_VERDICTS.indexOf(b.verdict)
  );
}

async function insertContent(
  tx: Knex.Transaction,
  id: number,
  { kind, content }: EvidenceDocument,
): Promise<void> {
  if (kind === 'sbom') {
    for (const batch of batches(content.components)) {
      await tx('document_components').insert(
        batch.map(each => ({
          document_id: id,
          name: each.name,
          version: each.version ?? null,
          purl: each.purl ?? null,
          licences: JSON.stringify(each.licences),
          supplier: each.supplier ?? null,
        })),
      );
    }
    const names = content.components
      .map(({ name }) => name)
      .filter(name => name.length <= LONGEST_NAME);
    for (const batch of batches([...new Set(names)].sort())) {
      await tx('package_names')
        .insert(batch.map(name => ({ name })))
        .onConflict('name')
        .ignore();
    }
    return;
  }
  for (const batch of batches(content.findings)) {
    await tx('document_findings').insert(
      batch.map(each => ({
        document_id: id,
        finding: each.id,
        package: each.package,
        purl: each.purl ?? null,
        installed_version: each.installedVersion ?? null,
        fixed_version: each.fixedVersion ?? null,
        severity: each.severity,
      })),
    );
  }
}

function fromRow(row: DocumentRow, superseded: boolean): DocumentRecord {
  return {
    id: String(row.id),
    kind: row.kind,
    format: row.format,
    formatVersion: row.format_version ?? undefined,
    digest: row.digest,
    subject: row.subject ?? undefined,
    sha256: row.sha256,
    sizeBytes: row.size_bytes,
    origin: row.origin,
    receivedAt: row.received_at,
    actor: row.actor,
    warnings: JSON.parse(row.warnings),
    examined: Boolean(row.examined),
    superseded,
  };
}
