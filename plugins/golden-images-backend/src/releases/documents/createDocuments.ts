import type {
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { Actors, Decisions } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { ImageLibrary } from '../../inventory/images';
import type { ReadAccess } from '../../inventory/read';
import type { CandidateStore } from '../promotion';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import {
  AuthorizedDocuments,
  type DocumentsOptions,
} from './AuthorizedDocuments';
import { ComparisonReader, type Comparable } from './ComparisonReader';
import { DocumentRecorder } from './DocumentRecorder';
import { DocumentStore } from './DocumentStore';
import { readDocumentsConfig } from './readDocumentsConfig';
import { ReleasePackages } from './ReleasePackages';

/** What the rest of the plugin needs of documents. */
export interface DocumentsPart {
  readonly documents: AuthorizedDocuments;
  readonly comparison: ComparisonReader;
  /** Decides the gates `sbom` and `scan`, and takes what attestations say. */
  readonly recorder: DocumentRecorder;
  /** Packages of bills of materials, by their names. */
  readonly packages: ReleasePackages;
}

/** Puts documents and comparisons together. @throws InputError when their configuration is wrong */
export function createDocuments(options: {
  readonly config: RootConfigService;
  readonly database: GovernanceDatabase;
  readonly library: Pick<ImageLibrary, 'images'>;
  readonly candidates: CandidateStore;
  readonly releases: Pick<ReleaseCatalogue, 'get' | 'list' | 'lock'>;
  readonly access: ReadAccess;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly permissions: PermissionsService;
  readonly onEvidence: DocumentsOptions['onEvidence'];
  readonly now: () => Date;
}): DocumentsPart {
  const { config, candidates, releases } = options;
  const { knex } = options.database;
  const { images } = options.library;
  const store = new DocumentStore();
  const policy = readDocumentsConfig(config);
  const recorder = new DocumentRecorder({
    ...options,
    ...policy,
    store,
    images,
  });
  return {
    recorder,
    packages: new ReleasePackages({ knex, store }),
    documents: new AuthorizedDocuments({
      ...options,
      ...policy,
      knex,
      store,
      recorder,
      digestOf: async id =>
        (await candidates.get(id))?.digest ??
        (await releases.get([id]))[0]?.digest,
    }),
    comparison: new ComparisonReader({
      ...options,
      knex,
      store,
      images,
      comparables: async ({ family, track }) => {
        const found = new Map<string, Comparable>();
        for (const each of await releases.list()) {
          if (each.family === family && each.track === track) {
            found.set(each.id, { ...each, golden: Boolean(each.promotedAt) });
          }
        }
        for (const each of await candidates.all({ family })) {
          if (each.track === track) {
            // A candidate's content is the one under evaluation, whatever a tag says.
            found.set(each.id, { ...each, golden: each.stage === 'promoted' });
          }
        }
        return [...found.values()];
      },
    }),
  };
}
