import type {
  HttpAuthService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { ReleaseId } from '@image-governance/plugin-golden-images-common';
import type { Router } from 'express';
import type { Knex } from 'knex';
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
} from './documents';
import { evidenceGates } from './evidenceGates';
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
  const documents = createDocuments(evidence);
  const verification = createVerification({
    ...evidence,
    documents: documents.recorder,
  });
  const promotion = createPromotion({
    ...options,
    ...rooms,
    gates: evidenceGates({ verification, documents: documents.recorder }),
    hasNotes: async (id, connection) =>
      Boolean(
        (await connection('releases').where({ id }).first('notes'))?.notes,
      ),
  });
  return {
    promotion,
    verification,
    documents,
    clocks: createClocks(options),
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
