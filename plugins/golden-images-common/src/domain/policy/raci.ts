import { ROLES, type Role } from './role';

/** Activities of the RACI matrix (handbook L36-42), in its order. */
export const ACTIVITIES = [
  'golden-image-selection',
  'acceptance-testing',
  'customization-approval',
  'vulnerability-response',
  'license-compliance',
  'image-deprecation',
  'cost-tracking',
] as const;

/** An activity of the RACI matrix. */
export type Activity = (typeof ACTIVITIES)[number];

/** Letters of the matrix: who does the work, decides, is asked before, is told after. */
export const RACI_LETTERS = ['R', 'A', 'C', 'I'] as const;

/** A letter of the matrix. */
export type RaciLetter = (typeof RACI_LETTERS)[number];

/** What a role is in an activity, as the handbook writes it: `R/A`, `C`, `—` for no part in it. */
export type RaciCell = RaciLetter | 'R/A' | 'A/R' | '—';

const row = (
  platform: RaciCell,
  security: RaciCell,
  appTeam: RaciCell,
  cto: RaciCell,
  finance: RaciCell,
): Readonly<Record<Role, RaciCell>> => ({
  platform,
  security,
  'app-team': appTeam,
  cto,
  finance,
});

/** Who is responsible, accountable, consulted and informed (R-RACI-01..07), cell by cell as in the handbook. */
export const RACI_MATRIX: Readonly<
  Record<Activity, Readonly<Record<Role, RaciCell>>>
> = {
  'golden-image-selection': row('R/A', 'C', 'I', 'I', '—'),
  'acceptance-testing': row('R', 'C', 'I', '—', '—'),
  'customization-approval': row('C', 'A', 'R', 'I', '—'),
  'vulnerability-response': row('R/A', 'C', 'I', 'I', 'I'),
  'license-compliance': row('C', 'R/A', 'I', 'I', '—'),
  'image-deprecation': row('R/A', 'C', 'I', 'C', '—'),
  'cost-tracking': row('C', '—', '—', 'I', 'A/R'),
};

/** Names of the activities. */
export const ACTIVITY_TITLE: Readonly<Record<Activity, string>> = {
  'golden-image-selection': 'Golden image selection',
  'acceptance-testing': 'Acceptance testing',
  'customization-approval': 'Customization approval',
  'vulnerability-response': 'Vulnerability response',
  'license-compliance': 'License compliance',
  'image-deprecation': 'Image deprecation',
  'cost-tracking': 'Cost tracking',
};

/** Names of the roles. */
export const ROLE_TITLE: Readonly<Record<Role, string>> = {
  platform: 'Platform team',
  security: 'Security team',
  'app-team': 'App team',
  cto: 'CTO office',
  finance: 'Finance',
};

/** What the letters mean (R-RACI-08, handbook L43). */
export const RACI_LEGEND: Readonly<
  Record<RaciLetter, { readonly title: string; readonly text: string }>
> = {
  R: { title: 'Responsible', text: 'does the work' },
  A: {
    title: 'Accountable',
    text: 'makes the final decision and owns the outcomes',
  },
  C: { title: 'Consulted', text: 'gives input before the decision' },
  I: { title: 'Informed', text: 'gets updates after the decision is made' },
};

/** Who answers for an activity. */
export interface Accountable {
  readonly role: Role;
  /** Set where the handbook names nobody, and the one who does the work is taken (AMB-11). */
  readonly assumed: boolean;
}

/** The role that answers for an activity; every activity has exactly one. */
export function accountableFor(activity: Activity): Accountable {
  const [named] = rolesWith(activity, 'A');
  return named
    ? { role: named, assumed: false }
    : { role: 'platform', assumed: true };
}

/** The roles that have a letter in an activity, in the order of the matrix. */
export function rolesWith(activity: Activity, letter: RaciLetter): Role[] {
  return ROLES.filter(role =>
    RACI_MATRIX[activity][role].split('/').includes(letter),
  );
}
