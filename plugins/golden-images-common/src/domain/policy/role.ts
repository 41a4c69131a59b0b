/** Roles of the RACI matrix (handbook L35-43). The groups that play them are configuration: `goldenImages.roles`. */
export const ROLES = [
  'platform',
  'security',
  'app-team',
  'cto',
  'finance',
] as const;

/** A role of the RACI matrix. An app team is every owner of something in the catalog, so no group is configured for it. */
export type Role = (typeof ROLES)[number];
