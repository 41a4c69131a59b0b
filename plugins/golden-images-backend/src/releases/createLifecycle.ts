import type {
  HttpAuthService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { ReleaseId } from '@image-governance/plugin-golden-images-common';
import type { Router } from 'express';
import type { Knex } from 'knex';
import {
  addAcceptanceRoutes,
  createAcceptance,
  type AcceptancePart,
} from './acceptance';
import {
  addClockRoutes,
  createClocks,
  scheduleClocks,
  type ClocksOptions,
  type ClocksPart,
} from './clocks';
import {
  addDocumentRoutes,
  createDocuments,
  type DocumentsPart,
  type ReleaseContentId,
} from './documents';
import { evidenceGates } from './evidenceGates';
import { addNotesRoutes, createNotes, type ReleaseNotes } from './notes';
import {
  addPromotionRoutes,
  createCandidates,
  createPromotion,
  schedulePromotion,
  type PromotionPart,
  type PromotionPartOptions,
} from './promotion';
import {
  addVerificationRoutes,
  createVerification,
  type ReleaseVerification,
} from './verification';

/** What is needed to take releases from candidate to archive. */
export type LifecycleOptions = Omit<
  PromotionPartOptions,
  'gates' | 'hasNotes'
> &
  ClocksOptions;

/** The parts of the life of a release (R-LIFE-01): what decides about it, and what that rests on. */
export interface Lifecycle {
  readonly promotion: PromotionPart;
  readonly verification: ReleaseVerification;
  readonly clocks: ClocksPart;
  readonly documents: DocumentsPart;
  readonly acceptance: AcceptancePart;
  readonly notes: ReleaseNotes;
  /** Which releases have a verified signature, and which a bill of materials. */
  readonly onRecord: Readonly<
    Record<
      'signed' | 'withSbom',
      (releases: readonly ReleaseContentId[]) => Promise<Set<ReleaseId>>
    >
  >;
}

/** Puts the life of a release together. */
export function createLifecycle(options: LifecycleOptions): Lifecycle {
  const rooms = createCandidates(options);
  const evidence = {
    ...options,
    ...rooms,
    onEvidence: (tx: Knex.Transaction, id: ReleaseId, actor: string) =>
      rooms.changes.evidence(tx, id, actor),
  };
  const said = {
    ...evidence,
    contentOf: async (id: ReleaseId) =>
      (await rooms.candidates.get(id)) ?? (await options.releases.get([id]))[0],
  };
  const documents = createDocuments(evidence);
  const verification = createVerification({
    ...evidence,
    documents: documents.recorder,
  });
  const acceptance = createAcceptance(said);
  const notes = createNotes(said);
  const promotion = createPromotion({
    ...options,
    ...rooms,
    gates: evidenceGates({
      verification,
      documents: documents.recorder,
      tests: acceptance.tests,
    }),
    hasNotes: (id, connection) => notes.hasNotes(id, connection),
  });
  return {
    promotion,
    verification,
    documents,
    acceptance,
    notes,
    clocks: createClocks(options),
    onRecord: {
      signed: releases => verification.signed(releases, options.database.knex),
      withSbom: releases =>
        documents.recorder.withSbom(releases, options.database.knex),
    },
  };
}

/** Its part of the API. */
export function addLifecycleRoutes(
  router: Router,
  { httpAuth, ...parts }: Lifecycle & { readonly httpAuth: HttpAuthService },
): void {
  addPromotionRoutes(router, { httpAuth, ...parts.promotion });
  addVerificationRoutes(router, { httpAuth, ...parts });
  addClockRoutes(router, { httpAuth, ...parts.clocks });
  addDocumentRoutes(router, { httpAuth, ...parts.documents });
  addAcceptanceRoutes(router, { httpAuth, ...parts.acceptance });
  addNotesRoutes(router, { httpAuth, ...parts });
}

/** What of it happens by itself. */
export async function scheduleLifecycle(
  options: Lifecycle & {
    readonly scheduler: SchedulerService;
    readonly now: () => Date;
  },
): Promise<void> {
  await schedulePromotion(options);
  await scheduleClocks({ ...options, ...options.clocks });
}
