import type { Role } from './role';

/** What people are told of (R-NOTIF-01). */
export const NOTICE_KINDS = [
  'promotion',
  'patch',
  'deprecation',
  'reminder',
  'removal',
  'still-running',
  'drift',
  'review',
  'request',
  'non-golden',
] as const;

/** A kind of notice. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** How notices of a kind find people. */
export interface NoticeRoute {
  /** Roles that are told of each, beside whom the notice itself names: owners, or whose turn it is. */
  readonly roles: readonly Role[];
  /** News that a team may turn off for a family (R-NOTIF-04); deadlines are told in any case. */
  readonly optional: boolean;
}

/**
 * The RACI matrix as it says who is told: whoever is responsible, accountable, consulted or
 * informed. App teams are told as owners of what a notice is about.
 */
export const NOTICE_ROUTES: Readonly<Record<NoticeKind, NoticeRoute>> = {
  // R-RACI-01, golden image selection: platform R/A, security C, CTO I.
  promotion: { roles: ['platform', 'security', 'cto'], optional: true },
  // R-RACI-04, vulnerability response: platform R/A, security C, CTO I, finance I.
  patch: {
    roles: ['platform', 'security', 'cto', 'finance'],
    optional: true,
  },
  // R-RACI-06, image deprecation: platform R/A, security C, CTO C.
  deprecation: { roles: ['platform', 'security', 'cto'], optional: false },
  removal: { roles: ['platform', 'security', 'cto'], optional: false },
  // To the owners that still run the release, and to nobody else (R-LIFE-04).
  reminder: { roles: [], optional: false },
  // Whoever is responsible has to act, beside the owners.
  'still-running': { roles: ['platform'], optional: false },
  drift: { roles: ['platform', 'security'], optional: false },
  // Whose turn it is, which the notice itself names.
  review: { roles: [], optional: false },
  request: { roles: [], optional: false },
  'non-golden': { roles: [], optional: false },
};
