import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  goldenImagesReleaseEvaluatePermission,
  type AddedDocument,
  type Capped,
  type Digest,
  type DocumentKind,
  type ReleaseDocument,
  type ReleaseDocuments,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import {
  judgeComponent,
  type LicencePolicy,
} from '@image-governance/plugin-golden-images-common/documents';
import type { Request } from 'express';
import type { Knex } from 'knex';
import type { Actor, Actors, Decisions } from '../../audit';
import type { ReadAccess } from '../../inventory/read';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import type { DocumentRecorder } from './DocumentRecorder';
import {
  bySeverity,
  byVerdict,
  summaryOf,
  type DocumentStore,
  type ReleaseContentId,
} from './DocumentStore';
import { readDocumentBytes } from './readDocumentBytes';

/** Rows of a list that are sent at once; totals count all. */
export const MOST_ROWS = 500;

/** Options of {@link AuthorizedDocuments}. */
export interface DocumentsOptions {
  readonly knex: Knex;
  readonly store: DocumentStore;
  readonly recorder: DocumentRecorder;
  readonly licences: LicencePolicy;
  readonly maxBytes: number;
  /** The content under evaluation, or of the release; `undefined` for an id that nobody knows. */
  readonly digestOf: (id: ReleaseId) => Promise<Digest | undefined>;
  readonly access: ReadAccess;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly permissions: PermissionsService;
  readonly releases: Pick<ReleaseCatalogue, 'lock'>;
  /** Is told, in the transaction that records it, that evidence of a release came in. */
  readonly onEvidence: (
    tx: Knex.Transaction,
    id: ReleaseId,
    actor: string,
  ) => Promise<void>;
}

/** Documents of releases, for those who may read them, and from those who may give them. */
export class AuthorizedDocuments {
  readonly #options: DocumentsOptions;

  constructor(options: DocumentsOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, NotFoundError */
  async list(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<ReleaseDocuments> {
    const { access, knex, store, licences, maxBytes } = this.#options;
    await access.visible(credentials);
    const release = await this.#release(id);
    const documents = await this.#documents(release);
    const current = documents.filter(each => !each.superseded);
    const ids = current.map(each => each.id);
    const [components, findings] = await Promise.all([
      store.components(ids, knex),
      store.findings(ids, knex),
    ]);
    const doubtful = components
      .map(({ name, version, purl, licences: texts }) => ({
        name,
        version,
        purl,
        licences: texts,
        verdict: judgeComponent({ licences: texts }, licences),
      }))
      .filter(({ verdict }) => verdict !== 'allowed');
    return {
      release: id,
      digest: release.digest,
      documents,
      licences: capped(doubtful.sort(byVerdict)),
      findings: capped(
        findings.map(({ document, ...finding }) => finding).sort(bySeverity),
      ),
      mayAdd: await this.#mayAdd(credentials),
      maxBytes,
    };
  }

  /**
   * Puts a document on record. The same again changes nothing.
   * @throws NotAllowedError, NotFoundError; InputError that says what is wrong with the document
   */
  async add(
    wanted: {
      readonly id: ReleaseId;
      readonly bytes: Uint8Array;
      readonly kind?: DocumentKind;
      readonly digest?: Digest;
      readonly request?: Request;
    },
    credentials: BackstageCredentials,
  ): Promise<AddedDocument> {
    const { id, bytes, kind, digest, request } = wanted;
    const { decisions, knex, recorder, releases, onEvidence } = this.#options;
    // Asked before anything is read: nobody keeps the portal busy who may not.
    if (!(await this.#mayAdd(credentials))) {
      throw new NotAllowedError(
        'Only the platform and the security role, and services that are permitted to evaluate, may add documents to a release',
      );
    }
    const release = await this.#release(id);
    const known = await recorder.digestsOf(release.digest, knex);
    if (digest !== undefined && !known.includes(digest)) {
      throw new InputError(
        `digest: ${digest} is not the content of ${id}, which is ${release.digest}`,
      );
    }
    const text = await readDocumentBytes(bytes, kind);
    const result = await decisions.make(
      {
        action: 'release.document.add',
        object: `release:${id}`,
        what: 'add a document to a release',
        permission: goldenImagesReleaseEvaluatePermission,
        request,
      },
      credentials,
      async (tx, actor) => {
        requireEvaluator(actor);
        // Releases first, as everybody who locks them and something else does.
        await releases.lock(tx);
        const added = await recorder.add(tx, release, text, {
          origin: 'upload',
          actor: actor.ref,
        });
        if (added.added) {
          await onEvidence(tx, id, actor.ref);
        }
        return {
          result: added,
          unchanged: !added.added,
          after: {
            document: added.id,
            kind: text.document.kind,
            digest: release.digest,
          },
        };
      },
    );
    const document = (await this.#documents(release)).find(
      each => each.id === result.id,
    );
    if (!document) {
      throw new NotFoundError(
        `Document ${result.id} of ${id} is not on record`,
      );
    }
    return { document, added: result.added };
  }

  /** The bytes of a document as they came. @throws NotAllowedError, NotFoundError */
  async body(
    id: ReleaseId,
    document: string,
    credentials: BackstageCredentials,
  ): Promise<{ text: string; kind: DocumentKind; sha256: string }> {
    const { access, knex, store } = this.#options;
    await access.visible(credentials);
    const body = await store.body(id, document, knex);
    if (!body) {
      throw new NotFoundError(`${id} has no document '${document}' on record`);
    }
    return body;
  }

  async #documents(release: ReleaseContentId): Promise<ReleaseDocument[]> {
    const { knex, store, licences } = this.#options;
    const records = await store.list(release, knex);
    const ids = records.map(each => each.id);
    const [components, findings] = await Promise.all([
      store.components(ids, knex),
      store.findings(ids, knex),
    ]);
    return records.map(({ examined: _, ...record }) => ({
      ...record,
      ...summaryOf(
        record,
        {
          components: components.filter(each => each.document === record.id),
          findings: findings.filter(each => each.document === record.id),
        },
        licences,
      ),
    }));
  }

  async #release(id: ReleaseId): Promise<ReleaseContentId> {
    const digest = await this.#options.digestOf(id);
    if (!digest) {
      throw new NotFoundError(`There is no release or candidate '${id}'`);
    }
    return { id, digest };
  }

  async #mayAdd(credentials: BackstageCredentials): Promise<boolean> {
    const { actors, permissions } = this.#options;
    const [decision] = await permissions.authorize(
      [{ permission: goldenImagesReleaseEvaluatePermission }],
      { credentials },
    );
    return (
      decision.result === AuthorizeResult.ALLOW &&
      isEvaluator(await actors.of(credentials))
    );
  }
}

/** The first rows of a list, with how many there are. */
export function capped<T>(rows: readonly T[]): Capped<T> {
  return { items: rows.slice(0, MOST_ROWS), totalItems: rows.length };
}

/** Evidence comes from CI, from the platform team, and for licences from security (R-RACI-05). */
function isEvaluator(actor: Actor): boolean {
  return (
    actor.kind === 'service' ||
    actor.roles.includes('platform') ||
    actor.roles.includes('security')
  );
}

function requireEvaluator(actor: Actor): void {
  if (!isEvaluator(actor)) {
    throw new NotAllowedError(
      'Only the platform and the security role may add documents to a release',
    );
  }
}
