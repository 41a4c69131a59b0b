import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  isError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  attestationKind,
  goldenImagesReleaseEvaluatePermission,
  verificationGates,
  type Digest,
  type GateResult,
  type ReleaseId,
  type SlsaMinimum,
  type VerificationView,
} from '@image-governance/plugin-golden-images-common';
import {
  ImageReadError,
  type ImageReader,
} from '@image-governance/plugin-golden-images-node';
import type { Request } from 'express';
import type { Knex } from 'knex';
import type { Actor, Actors, Decisions } from '../../audit';
import type { ReadAccess } from '../../inventory/read';
import type { GateSource } from '../promotion';
import type { ImageVerifier, Verification } from './ImageVerifier';
import type { VerificationStore } from './VerificationStore';

/** The longest that one verification may take, in milliseconds. */
const VERIFY_MS = 120_000;

/** Where the content of a release, or of a candidate for one, is. */
export interface ReleaseImage {
  readonly registry: string;
  readonly repository: string;
  readonly digest: Digest;
}

/** Is told, in the transaction that records it, that evidence of a release came in. */
export type OnEvidence = (
  tx: Knex.Transaction,
  id: ReleaseId,
  actor: string,
) => Promise<void>;

/** Options of {@link ReleaseVerification}. */
export interface ReleaseVerificationOptions {
  readonly knex: Knex;
  readonly verifier: ImageVerifier;
  readonly store: VerificationStore;
  readonly minimum: SlsaMinimum;
  readonly readers: readonly ImageReader[];
  /** The content under evaluation, or of the release; `undefined` for an id that nobody knows. */
  readonly imageOf: (id: ReleaseId) => Promise<ReleaseImage | undefined>;
  readonly access: ReadAccess;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly permissions: PermissionsService;
  readonly onEvidence: OnEvidence;
  readonly documents: AttestedDocuments;
}

/** Where the documents of attestations are kept. */
export interface AttestedDocuments {
  /** @throws InputError, before anything is written, when it cannot be read */
  addFromAttestation(
    tx: Knex.Transaction,
    document: {
      readonly releaseId: ReleaseId;
      readonly digest: Digest;
      readonly payload: Uint8Array;
      readonly kind: 'sbom' | 'scan';
      readonly actor: string;
    },
  ): Promise<unknown>;
}

/** Verifies releases and candidates for those who may, and tells what came of it. */
export class ReleaseVerification implements GateSource {
  readonly #options: ReleaseVerificationOptions;

  constructor(options: ReleaseVerificationOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, NotFoundError */
  async get(
    id: ReleaseId,
    credentials: BackstageCredentials,
  ): Promise<VerificationView> {
    const { access, knex, store } = this.#options;
    await access.visible(credentials);
    const { digest } = await this.#image(id);
    const latest = await store.latest({ id, digest }, knex);
    return {
      digest,
      ...(latest && { report: latest.report, verifiedBy: latest.actor }),
      gates: await this.gates({ id, digest }, knex),
      may: { verify: await this.#mayVerify(credentials) },
    };
  }

  /**
   * Verifies what is attached to the content now.
   * @throws NotAllowedError; NotFoundError; ServiceUnavailableError when the registry could not be read
   */
  async verify(
    wanted: { readonly id: ReleaseId; readonly request?: Request },
    credentials: BackstageCredentials,
  ): Promise<VerificationView> {
    const { id } = wanted;
    const { decisions, store } = this.#options;
    // Asked before the registry is: nobody makes the portal read it who may not.
    if (!(await this.#mayVerify(credentials))) {
      throw new NotAllowedError(
        'Only the platform role, and services that are permitted to evaluate, may verify a release',
      );
    }
    const image = await this.#image(id);
    const verification = await this.#read(image);
    await decisions.make(
      {
        action: 'release.verify',
        object: `release:${id}`,
        what: 'verify a release',
        permission: goldenImagesReleaseEvaluatePermission,
        request: wanted.request,
      },
      credentials,
      async (tx, actor) => {
        requireEvaluator(actor);
        await this.#options.onEvidence(tx, id, actor.ref);
        await store.add(tx, id, verification, actor.ref);
        await this.#keepDocuments(tx, id, verification, actor.ref);
        const after = summaryOf(
          verificationGates(verification.report, this.#options.minimum),
        );
        return { result: undefined, after: { digest: image.digest, ...after } };
      },
    );
    return this.get(id, credentials);
  }

  async gates(
    candidate: { readonly id: ReleaseId; readonly digest: Digest },
    connection: Knex,
  ): Promise<GateResult[]> {
    const { store, minimum } = this.#options;
    const latest = await store.latest(candidate, connection);
    return verificationGates(latest?.report, minimum);
  }

  /** Releases whose content carries a verified signature, by its last verification. */
  async signed(
    releases: readonly { readonly id: ReleaseId; readonly digest: Digest }[],
    connection: Knex,
  ): Promise<Set<ReleaseId>> {
    const { store, minimum } = this.#options;
    const reports = await store.latestOf(releases, connection);
    return new Set(
      [...reports]
        .filter(([, report]) =>
          verificationGates(report, minimum).some(
            ({ gate, state }) => gate === 'signature' && state === 'passed',
          ),
        )
        .map(([id]) => id),
    );
  }

  /** What verified attestations attach, SBOMs and scan results, becomes evidence like what is uploaded. */
  async #keepDocuments(
    tx: Knex.Transaction,
    releaseId: ReleaseId,
    { report: { digest }, bodies }: Verification,
    actor: string,
  ): Promise<void> {
    for (const { statement, payload } of bodies) {
      const kind = statement && attestationKind(statement.predicateType);
      if (payload && (kind === 'sbom' || kind === 'scan')) {
        try {
          await this.#options.documents.addFromAttestation(tx, {
            releaseId,
            digest,
            payload,
            kind,
            actor,
          });
        } catch (error) {
          // What cannot be read is no evidence: its gate stays closed, the signatures hold all the same.
          if (!isError(error) || error.name !== 'InputError') {
            throw error;
          }
        }
      }
    }
  }

  async #image(id: ReleaseId): Promise<ReleaseImage> {
    const image = await this.#options.imageOf(id);
    if (!image) {
      throw new NotFoundError(`There is no release or candidate '${id}'`);
    }
    return image;
  }

  async #read(image: ReleaseImage): Promise<Verification> {
    const reader = this.#readerOf(image);
    const signal = AbortSignal.timeout(VERIFY_MS);
    try {
      return await this.#options.verifier.verify(image, reader, { signal });
    } catch (error) {
      if (error instanceof ImageReadError) {
        throw new ServiceUnavailableError(
          `Nothing was verified, since what is attached to ${image.repository}@${image.digest} cannot be read: ${error.message}`,
        );
      }
      throw error;
    }
  }

  #readerOf({ registry }: ReleaseImage) {
    for (const reader of this.#options.readers) {
      if (reader.host === registry && reader.listArtifacts && reader.readBlob) {
        return {
          listArtifacts: reader.listArtifacts.bind(reader),
          readBlob: reader.readBlob.bind(reader),
        };
      }
    }
    throw new ServiceUnavailableError(
      `No configured registry at ${registry} can tell what is attached to an image: name it under goldenImages.registries`,
    );
  }

  async #mayVerify(credentials: BackstageCredentials): Promise<boolean> {
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

function isEvaluator(actor: Actor): boolean {
  return actor.kind === 'service' || actor.roles.includes('platform');
}

function requireEvaluator(actor: Actor): void {
  if (!isEvaluator(actor)) {
    throw new NotAllowedError('Only the platform role may verify a release');
  }
}

function summaryOf(gates: readonly GateResult[]): Record<string, string> {
  return Object.fromEntries(gates.map(({ gate, state }) => [gate, state]));
}
