import {
  accountableFor,
  ACTIVITIES,
  ACTIVITY_TITLE,
  activityOf,
  GOVERNED_DECISIONS,
  GOVERNED_DECISION_TITLE,
  RACI_LEGEND,
  RACI_LETTERS,
  RACI_MATRIX,
  ROLES,
  ROLE_TITLE,
  roleFor,
  type Activity,
  type ActivityView,
  type Responsibilities,
  type Role,
} from '@image-governance/plugin-golden-images-common';

/** The matrix with its legend, its roles with who plays them, and the portal's decisions in the rows that they belong to. */
export function describeResponsibilities(
  membersOf: (role: Role) => readonly string[],
): Responsibilities {
  return {
    activities: ACTIVITIES.map(describeActivity),
    roles: ROLES.map(role => ({
      role,
      title: ROLE_TITLE[role],
      ...(role !== 'app-team' && { members: membersOf(role) }),
    })),
    legend: RACI_LETTERS.map(letter => ({ letter, ...RACI_LEGEND[letter] })),
  };
}

function describeActivity(activity: Activity): ActivityView {
  return {
    activity,
    title: ACTIVITY_TITLE[activity],
    cells: RACI_MATRIX[activity],
    accountable: accountableFor(activity),
    decisions: GOVERNED_DECISIONS.filter(
      decision => activityOf(decision) === activity,
    ).map(decision => ({
      decision,
      title: GOVERNED_DECISION_TITLE[decision],
      role: roleFor(decision),
    })),
  };
}
