import type { VariantApproval } from '../inventory/judgment';

/**
 * Facts that an organisation keeps under review in a Git repository until (or
 * instead of) deciding in the portal. Shape of the YAML file after validation.
 *
 * ```yaml
 * apiVersion: golden-images/v1
 * families:
 *   python:
 *     tracks:
 *       "3.12":
 *         releases:
 *           - version: 2.1.0
 *             tag: 3.12-golden-v2.1.0
 *             digest: sha256:…            # optional
 *             upstreamReleasedAt: 2026-01-01
 *             promotedAt: 2026-01-07
 *             announcedAt: 2026-06-01
 *             removalAt: 2026-12-01
 *             removedAt: …
 *             stage: candidate            # candidate | testing | approved | rejected
 *             notes: …
 * approvals:
 *   - id: INFRA-1234
 *     repository: team-approved/data/migrations-worker
 *     digest: sha256:…
 *     approvedAt: 2026-03-01
 *     approvers: [group:default/security, group:default/platform]
 * ```
 */
export interface GovernanceFacts {
  readonly releases: readonly DeclaredRelease[];
  readonly approvals: readonly VariantApproval[];
}

/** Dates and stage of a release as the governance file declares them. */
export interface DeclaredRelease {
  readonly family: string;
  readonly track: string;
  readonly version: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly upstreamReleasedAt?: string;
  readonly promotedAt?: string;
  readonly announcedAt?: string;
  readonly removalAt?: string;
  readonly removedAt?: string;
  readonly stage?: 'candidate' | 'testing' | 'approved' | 'rejected';
  readonly notes?: string;
}
