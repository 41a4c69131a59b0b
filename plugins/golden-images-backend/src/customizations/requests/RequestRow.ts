import type {
  CustomizationRequest,
  RequestCategory,
  RequestedPackage,
  RequestState,
  RequestUrgency,
} from '@image-governance/plugin-golden-images-common';

/** A request as its table has it. */
export interface RequestRow {
  readonly id: number;
  readonly key: string;
  readonly requested_by: string;
  readonly asked: string;
  readonly title: string;
  readonly team: string;
  readonly component: string | null;
  readonly base: string;
  readonly image: string;
  readonly category: RequestCategory;
  readonly urgency: RequestUrgency;
  readonly tier: number;
  readonly packages: string;
  readonly revision: number;
  readonly state: RequestState;
  readonly since: string;
  readonly created_at: string;
  readonly submitted_at: string | null;
  readonly first_review_at: string | null;
  readonly security_approved_at: string | null;
  readonly platform_approved_at: string | null;
  readonly approved_at: string | null;
  readonly merged_at: string | null;
  readonly pull_request_url: string | null;
  readonly variant: string | null;
  readonly scan_results: string | null;
  readonly published_at: string | null;
}

/** What a list shows of a request. */
export type ListedRequest = Pick<
  CustomizationRequest,
  | 'id'
  | 'title'
  | 'team'
  | 'component'
  | 'base'
  | 'image'
  | 'packages'
  | 'category'
  | 'urgency'
  | 'revision'
  | 'state'
  | 'since'
  | 'requestedBy'
  | 'createdAt'
  | 'submittedAt'
  | 'pullRequestUrl'
  | 'variant'
> & {
  /** ISO time of the second approval. */
  readonly approvedAt?: string;
};

/** Reads a row of the table. */
export function fromRow(row: RequestRow): ListedRequest {
  const packages: RequestedPackage[] = JSON.parse(row.packages);
  return {
    id: String(row.id),
    title: row.title,
    team: row.team,
    component: row.component ?? undefined,
    base: row.base,
    image: row.image,
    packages,
    category: row.category,
    urgency: row.urgency,
    revision: row.revision,
    state: row.state,
    since: row.since,
    requestedBy: row.requested_by,
    createdAt: row.created_at,
    submittedAt: row.submitted_at ?? undefined,
    approvedAt: row.approved_at ?? undefined,
    pullRequestUrl: row.pull_request_url ?? undefined,
    variant:
      row.variant && row.published_at
        ? {
            reference: row.variant,
            scanResults: row.scan_results ?? 'not reported',
            at: row.published_at,
          }
        : undefined,
  };
}
