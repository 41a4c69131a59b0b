import type {
  HttpAuthService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import {
  addDocumentRoutes,
  createDocuments,
  type DocumentsPart,
} from './documents';
import { evidenceGates } from './evidenceGates';
import {
  addPromotionRoutes,
  CandidateStore,
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
export type LifecycleOptions = Omit<PromotionPartOptions, 'gates' | 'hasNotes'>;

/** The parts of the life of a release (R-LIFE-01): what decides about it, and what that rests on. */
export interface Lifecycle {
  readonly promotion: PromotionPart;
  readonly verification: ReleaseVerification;
  readonly documents: DocumentsPart;
}

/** Puts the life of a release together. */
export function createLifecycle(options: LifecycleOptions): Lifecycle {
  const candidates = CandidateStore.create(options);
  const verification = createVerification({ ...options, candidates });
  const documents = createDocuments({ ...options, candidates });
  const promotion = createPromotion({
    ...options,
    gates: evidenceGates({ verification, documents: documents.recorder }),
    hasNotes: async (id, connection) =>
      Boolean(
        (await connection('releases').where({ id }).first('notes'))?.notes,
      ),
  });
  return { promotion, verification, documents };
}

/** Its part of the API. */
export function addLifecycleRoutes(
  router: Router,
  { httpAuth, ...parts }: Lifecycle & { readonly httpAuth: HttpAuthService },
): void {
  addPromotionRoutes(router, { httpAuth, ...parts.promotion });
  addVerificationRoutes(router, { httpAuth, ...parts });
  addDocumentRoutes(router, { httpAuth, ...parts.documents });
}

/** What of it happens by itself. */
export async function scheduleLifecycle(
  options: Lifecycle & { readonly scheduler: SchedulerService },
): Promise<void> {
  await schedulePromotion(options);
}
