import type {
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { ReleaseId } from '@image-governance/plugin-golden-images-common';
import type { ImageReader } from '@image-governance/plugin-golden-images-node';
import type { Actors, Decisions } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { ReadAccess } from '../../inventory/read';
import type { CandidateStore } from '../promotion';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import { readTrust } from './bundle/readTrust';
import { ImageVerifier } from './ImageVerifier';
import { readSlsa } from './readSlsa';
import {
  ReleaseVerification,
  type AttestedDocuments,
  type OnEvidence,
} from './ReleaseVerification';
import { VerificationStore } from './VerificationStore';

/** Puts verification together. @throws InputError when `goldenImages.verification` is wrong */
export function createVerification(options: {
  readonly config: RootConfigService;
  readonly database: GovernanceDatabase;
  readonly readers: readonly ImageReader[];
  readonly candidates: CandidateStore;
  readonly releases: Pick<ReleaseCatalogue, 'get'>;
  readonly access: ReadAccess;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly permissions: PermissionsService;
  readonly onEvidence: OnEvidence;
  readonly documents: AttestedDocuments;
  readonly now: () => Date;
}): ReleaseVerification {
  const { config, database, candidates, releases, now } = options;
  const { builders, minimum } = readSlsa(config);
  return new ReleaseVerification({
    ...options,
    knex: database.knex,
    store: new VerificationStore(),
    minimum,
    verifier: ImageVerifier.create({
      trust: readTrust(config),
      builders,
      now,
    }),
    imageOf: async (id: ReleaseId) => {
      const candidate = await candidates.get(id);
      return candidate ?? (await releases.get([id]))[0];
    },
  });
}
