import { InputError } from '@backstage/errors';
import type {
  Digest,
  DocumentKind,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import {
  judgeComponent,
  sbomGate,
  scanGate,
  type FindingLimit,
  type LicencePolicy,
} from '@image-governance/plugin-golden-images-common/documents';
import type { Knex } from 'knex';
import type { ImageStore } from '../../inventory/images';
import type { GateSource } from '../promotion';
import {
  summaryOf,
  type DocumentStore,
  type ReleaseContentId,
} from './DocumentStore';
import { readDocumentBytes, type DocumentText } from './readDocumentBytes';

/** Puts documents on record that are of the content of a release, and decides the gates that rest on them. */
export class DocumentRecorder implements GateSource {
  readonly #store: DocumentStore;
  readonly #images: Pick<ImageStore, 'load'>;
  readonly #licences: LicencePolicy;
  readonly #limit: FindingLimit;
  readonly #now: () => Date;

  constructor(options: {
    readonly store: DocumentStore;
    readonly images: Pick<ImageStore, 'load'>;
    readonly licences: LicencePolicy;
    readonly limit: FindingLimit;
    readonly now: () => Date;
  }) {
    this.#store = options.store;
    this.#images = options.images;
    this.#licences = options.licences;
    this.#limit = options.limit;
    this.#now = options.now;
  }

  /**
   * @throws InputError when the document says that it is about another image
   */
  async add(
    tx: Knex.Transaction,
    release: ReleaseContentId,
    { text, document }: DocumentText,
    by: {
      readonly origin: 'upload' | 'attestation';
      readonly actor: string;
    },
  ): Promise<{ readonly id: string; readonly added: boolean }> {
    const subject = await this.#subject(tx, release, document.content.subjects);
    return this.#store.add(tx, {
      ...by,
      releaseId: release.id,
      digest: release.digest,
      subject,
      text,
      document,
      at: this.#now().toISOString(),
    });
  }

  /**
   * Puts the payload of a verified attestation on record: an in-toto statement
   * with a bill of materials or a scan result. The caller has verified it, and
   * records the decision that it is part of.
   * @throws InputError when it cannot be read or is about another image
   */
  async addFromAttestation(
    tx: Knex.Transaction,
    attestation: {
      readonly releaseId: ReleaseId;
      readonly digest: Digest;
      readonly payload: Uint8Array;
      readonly kind?: DocumentKind;
      readonly actor: string;
    },
  ): Promise<{ readonly id: string; readonly added: boolean }> {
    const { releaseId, digest, payload, kind, actor } = attestation;
    return this.add(
      tx,
      { id: releaseId, digest },
      await readDocumentBytes(payload, kind),
      { origin: 'attestation', actor },
    );
  }

  /** Digests of the content: its own and those of its platforms, as far as it was read. */
  async digestsOf(digest: Digest, connection: Knex): Promise<Digest[]> {
    const content = (await this.#images.load([digest], connection)).get(digest);
    return content?.status === 'read' && content.image.kind === 'index'
      ? [digest, ...content.image.manifests.map(each => each.digest)]
      : [digest];
  }

  /** Those of the contents that have a bill of materials on record. */
  async withSbom(
    releases: readonly ReleaseContentId[],
    connection: Knex,
  ): Promise<Set<ReleaseId>> {
    return this.#store.withSbom(releases, connection);
  }

  async gates(candidate: ReleaseContentId, connection: Knex) {
    const documents = (await this.#store.list(candidate, connection)).filter(
      each => !each.superseded,
    );
    const ids = documents.map(each => each.id);
    const [components, findings] = [
      await this.#store.components(ids, connection),
      await this.#store.findings(ids, connection),
    ];
    const sboms = documents.filter(each => each.kind === 'sbom');
    const scans = documents.filter(each => each.kind === 'scan');
    return [
      sbomGate(
        sboms.map(each => {
          const own = components.filter(({ document }) => document === each.id);
          const { licences } = summaryOf(
            each,
            { components: own, findings: [] },
            this.#licences,
          );
          return {
            receivedAt: each.receivedAt,
            components: own.length,
            licences: licences ?? {
              denied: 0,
              unknown: 0,
              review: 0,
              allowed: 0,
            },
            denied: own
              .filter(one => judgeComponent(one, this.#licences) === 'denied')
              .map(one => `${one.name} (${one.licences.join(', ')})`),
          };
        }),
      ),
      scanGate(
        scans.map(each => ({
          tool: each.format === 'grype' ? 'grype' : 'trivy',
          examined: each.examined,
          receivedAt: each.receivedAt,
          findings: findings.filter(({ document }) => document === each.id),
        })),
        this.#limit,
      ),
    ];
  }

  async #subject(
    connection: Knex,
    { id, digest }: ReleaseContentId,
    named: readonly Digest[],
  ): Promise<Digest | undefined> {
    if (named.length === 0) {
      return undefined;
    }
    const known = await this.digestsOf(digest, connection);
    const subject = named.find(each => known.includes(each));
    if (!subject) {
      throw new InputError(
        `The document is about ${named
          .slice(0, 3)
          .join(', ')}, which is not the content of ${id}: that is ${digest}${
          known.length > 1
            ? ` with ${known.length - 1} platforms`
            : ', of which no platforms are known'
        }`,
      );
    }
    return subject;
  }
}
