import type { Review } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { toNumber } from './RequestStore';

interface ReviewRow {
  readonly role: Review['role'];
  readonly decision: Review['decision'];
  readonly revision: number;
  readonly checklist: string;
  readonly reason: string | null;
  readonly comment_url: string | null;
  readonly actor: string;
  readonly at: string;
}

/** Reviews of requests, as evidence: none is ever changed or deleted (R-OWN-07, R-OWN-09). */
export class ReviewStore {
  /** Oldest first; those of former revisions too. */
  async of(request: string, connection: Knex): Promise<Review[]> {
    const found: ReviewRow[] = await connection('customization_reviews')
      .where({ request_id: toNumber(request) })
      .orderBy('id');
    return found.map(row => ({
      role: row.role,
      decision: row.decision,
      revision: row.revision,
      checklist: JSON.parse(row.checklist),
      reason: row.reason ?? undefined,
      commentUrl: row.comment_url ?? undefined,
      actor: row.actor,
      at: row.at,
    }));
  }

  async add(
    tx: Knex.Transaction,
    request: string,
    review: Review,
  ): Promise<void> {
    await tx('customization_reviews').insert({
      request_id: toNumber(request),
      role: review.role,
      decision: review.decision,
      revision: review.revision,
      checklist: JSON.stringify(review.checklist),
      reason: review.reason ?? null,
      comment_url: review.commentUrl ?? null,
      actor: review.actor,
      at: review.at,
    });
  }
}
